package io.lading.core.change;

import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.Origin;
import io.lading.core.contract.StatusChanged;
import io.lading.core.lifecycle.Holding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch makes of one order: the rows before and after, and what follows from the change.
 * Events are in the order of their sequence. asks: of intercepts that were asked in the batch and
 * stand after it. asksEnded: of those that stood before it or were asked in it, in the order they
 * ended. fields: if any changed. delivered: its status is DELIVERED now and was not before.
 */
public record ChangedOrder(
    LiveOrder before,
    LiveOrder after,
    List<Announcement> announcements,
    List<StockMove> stockMoves,
    List<Ask> asks,
    List<AskEnded> asksEnded,
    @Nullable FieldsAfter fields,
    boolean delivered) {

  /**
   * A status event, but for its shipments: shipmentsOf are the subscripts of the packages to be
   * announced with it, whose details somebody else reads.
   */
  public record Announcement(StatusChanged event, List<Integer> shipmentsOf, Origin origin) {}

  /** A package (its subscript) goes over from one holding to another. */
  public record StockMove(int packageIndex, Holding before, Holding after) {}

  /**
   * An intercept that waits for its answer from now on. key and origin are of the message that
   * asked: it is refused when the intercept is lost. sequence: of the event that announced it.
   */
  public record Ask(
      int packageIndex, int sequence, Instant askedAt, byte @Nullable [] key, Origin origin) {}

  /**
   * The intercept of a package is over. asked: if it was asked in this batch; null if it stood
   * before. refusal: of the cancel that asked, if it did not catch the package; it has no
   * causationId, which is that of the cancel.
   */
  public record AskEnded(int packageIndex, @Nullable Ask asked, @Nullable OrderRejected refusal) {}
}
