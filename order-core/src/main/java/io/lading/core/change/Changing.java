package io.lading.core.change;

import io.lading.core.contract.InputEvent;
import io.lading.core.intake.Docket;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Folds the messages of a batch into the orders they concern, one after the other, in the order
 * they arrived. Knows no database; for one batch, not safe for use by many threads.
 */
public final class Changing {

  private final Docket<InputEvent> docket;
  private final Map<Long, LiveOrder> orders;
  private final Map<Long, FieldsAfter> fields;
  private final Instant now;

  /**
   * orders: all that the messages name. fields: of the orders whose fields any message may change
   * ({@link #mayChangeFields}).
   */
  public Changing(
      Docket<InputEvent> docket,
      Map<Long, LiveOrder> orders,
      Map<Long, FieldsAfter> fields,
      Instant now) {
    this.docket = docket;
    this.orders = orders;
    this.fields = fields;
    this.now = now;
  }

  /** Whether the fields of its order must be known to decide it. */
  public static boolean mayChangeFields(InputEvent event) {
    throw new UnsupportedOperationException("until the rules are here: " + event);
  }

  /** Settles every message that is still open in the docket. */
  public void decide(List<Addressed> messages) {
    throw new UnsupportedOperationException(
        "until the rules are here: " + docket + orders + fields + now + messages);
  }

  /** Orders that are not as they were, by id. */
  public List<ChangedOrder> changed() {
    throw new UnsupportedOperationException("until the rules are here");
  }
}
