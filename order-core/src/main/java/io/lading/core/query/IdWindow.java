package io.lading.core.query;

import io.lading.core.id.IdLayout;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The ids among which the orders of a query are: {@code from} is the first of them, {@code below}
 * the first that is none. Times only narrow it: the time an order was created at decides, and its
 * id may have been made a little earlier or later.
 */
public record IdWindow(long from, long below) {

  /**
   * An order is created at the time of its batch by the clock of the service; its id is made some
   * moments later by the clock of the database, and a burst borrows at most the span of a lease (a
   * minute) from the future.
   */
  static final Duration MARGIN = Duration.ofMinutes(2);

  /** When time stamps of 41 bits end. */
  private static final Instant END = Instant.parse("2095-01-01T00:00:00Z");

  public static IdWindow of(LogisticsOrderQuery query) {
    OrderConditions conditions = query.conditions();
    Instant earliest = conditions.createdFrom();
    long from = earliest == null ? 0 : firstOf(earliest, MARGIN.negated());
    long end = end(conditions.createdTo());
    Long after = query.after();
    return new IdWindow(from, after == null ? end : Math.min(after, end));
  }

  public boolean isEmpty() {
    return from >= below;
  }

  /** What is left of it below this id. */
  public IdWindow below(long id) {
    return new IdWindow(from, Math.min(id, below));
  }

  private static long end(@Nullable Instant latest) {
    return latest == null || !latest.isBefore(END) ? Long.MAX_VALUE : firstOf(latest, MARGIN);
  }

  private static long firstOf(Instant time, Duration margin) {
    if (time.isBefore(Instant.EPOCH)) {
      return 0;
    }
    return IdLayout.firstOf(time.isAfter(END) ? END : time.plus(margin));
  }
}
