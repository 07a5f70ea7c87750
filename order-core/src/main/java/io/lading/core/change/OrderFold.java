package io.lading.core.change;

import io.lading.core.change.ChangedOrder.Announcement;
import io.lading.core.change.ChangedOrder.Ask;
import io.lading.core.change.ChangedOrder.StockMove;
import io.lading.core.contract.EventKind;
import io.lading.core.contract.OrderRejected;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Origin;
import io.lading.core.intake.InvariantBroken;
import io.lading.core.lifecycle.Holding;
import io.lading.core.lifecycle.LifeCycle;
import io.lading.core.lifecycle.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One order while messages are folded into it. Whoever moves a package here has asked the rules;
 * here it is kept that every change is one event, that events are numbered without a gap, and that
 * the order's status is the function of its packages.
 */
final class OrderFold {

  private final LiveOrder before;
  private final @Nullable FieldsAfter fieldsBefore;
  private final LifeCycle lifeCycle;
  private final boolean archived;
  private final Instant now;
  private final List<Announcement> announcements = new ArrayList<>();
  private final Intercepts intercepts = new Intercepts();
  private LiveOrder order;
  private @Nullable FieldsAfter fields;

  OrderFold(LiveOrder order, @Nullable FieldsAfter fields, boolean archived, Instant now) {
    this.before = order;
    this.order = order;
    this.fieldsBefore = fields;
    this.fields = fields;
    this.lifeCycle = LifeCycle.of(order.facts().fulfilmentMode());
    this.archived = archived;
    this.now = now;
  }

  LiveOrder order() {
    return order;
  }

  LifeCycle lifeCycle() {
    return lifeCycle;
  }

  /** Until the first change brings it back. */
  boolean isArchived() {
    return archived && announcements.isEmpty();
  }

  Parcel parcel(int packageIndex) {
    return order.parcels().get(packageIndex);
  }

  FieldsAfter fields() {
    if (fields == null) {
      throw new InvariantBroken(
          "the fields of order %d were not read".formatted(order.facts().orderId()));
    }
    return fields;
  }

  /** Where a package goes. */
  record Move(int packageIndex, Standing to) {}

  /** An event of that package. */
  void move(Move move, Notice notice) {
    move(List.of(move), move.packageIndex(), notice);
  }

  /** One event of the order. */
  void moveTogether(List<Move> moves, Notice notice) {
    move(moves, null, notice);
  }

  private void move(List<Move> moves, @Nullable Integer packageIndex, Notice notice) {
    List<Integer> shipments = isDeparture(moves) ? depart() : List.of();
    moves.forEach(move -> stand(move.packageIndex(), move.to()));
    OrderStatus previous = order.status();
    OrderStatus status = lifeCycle.status(order.standings());
    order = order.moved(status);
    announce(
        status == previous
            ? new Events.Change(EventKind.PACKAGE, null, packageIndex)
            : new Events.Change(EventKind.TRANSITION, previous, packageIndex),
        shipments,
        notice);
  }

  private boolean isDeparture(List<Move> moves) {
    return order.status() == OrderStatus.PENDING
        && moves.stream().anyMatch(move -> move.to().status() != OrderStatus.CANCELLED);
  }

  /** The order leaves PENDING as a whole. Its shipments, which are announced with that. */
  private List<Integer> depart() {
    var shipments = new ArrayList<Integer>();
    for (int i = 0; i < order.parcels().size(); i++) {
      if (!parcel(i).standing().isCancelled()) {
        stand(i, Standing.of(OrderStatus.CONFIRMED));
        shipments.add(i);
      }
    }
    return shipments;
  }

  private void stand(int packageIndex, Standing to) {
    order = order.with(packageIndex, parcel(packageIndex).at(to));
  }

  /** An event that moves nothing. */
  void note(EventKind kind, @Nullable Integer packageIndex, Notice notice) {
    announce(new Events.Change(kind, null, packageIndex), List.of(), notice);
  }

  /** Its event follows. */
  void label(int packageIndex, Label label) {
    Parcel parcel = parcel(packageIndex);
    order = order.with(packageIndex, parcel.labelled(label).version(parcel.version() + 1));
  }

  /** {@code shipments}: whose destination is another one now. */
  void changeFields(@Nullable Integer packageIndex, List<Integer> shipments, Notice notice) {
    announce(new Events.Change(EventKind.FIELDS, null, packageIndex), shipments, notice);
  }

  /** Their events follow. Versions are those of what was changed. */
  void replaceFields(FieldsAfter after, List<Parcel> parcels) {
    fields = after;
    order = order.version(after.order().version());
    for (int i = 0; i < parcels.size(); i++) {
      order = order.with(i, parcels.get(i));
    }
  }

  private void announce(Events.Change change, List<Integer> shipments, Notice notice) {
    Integer index = change.packageIndex();
    Marks marks =
        notice.milestone() == null
            ? order.marks()
            : order
                .marks()
                .with(
                    index == null ? Marks.WHOLE_ORDER : index,
                    notice.milestone(),
                    notice.occurredAt());
    order = order.announced(marks);
    announcements.add(
        new Announcement(Events.of(order, change, notice, now), shipments, notice.origin()));
  }

  /** With the event before this: the intercept was asked for. */
  void ask(int packageIndex, byte @Nullable [] key, Origin origin) {
    intercepts.ask(new Ask(packageIndex, order.sequence(), now, key, origin));
  }

  /** With the event before this. {@code refusal}: null if it caught the package. */
  void endIntercept(int packageIndex, @Nullable OrderRejected refusal) {
    intercepts.end(packageIndex, refusal);
  }

  /** Empty if it is as it was. */
  Optional<ChangedOrder> changed() {
    if (announcements.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ChangedOrder(
            before,
            order,
            List.copyOf(announcements),
            stockMoves(),
            intercepts.standing(),
            intercepts.ended(),
            fields == null || fields.equals(fieldsBefore) ? null : fields,
            order.status() == OrderStatus.DELIVERED && before.status() != OrderStatus.DELIVERED));
  }

  private List<StockMove> stockMoves() {
    var moves = new ArrayList<StockMove>();
    for (int i = 0; i < order.parcels().size(); i++) {
      Holding was = holding(before.parcels().get(i));
      Holding is = holding(parcel(i));
      if (was != is) {
        moves.add(new StockMove(i, was, is));
      }
    }
    return moves;
  }

  private Holding holding(Parcel parcel) {
    return Holding.of(order.facts().orderType(), parcel.status());
  }
}
