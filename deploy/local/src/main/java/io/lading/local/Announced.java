package io.lading.local;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was announced in this run. total: status events, rejections and dead letters; orders: how
 * many began; statuses: how many of them are in which status now.
 */
record Announced(
    long total, long statusEvents, long orders, Map<String, Long> statuses, RouteCounts routes) {
  /** For one line: where orders wait, are on their way, or have come to an end. */
  String inBrief() {
    long waiting = in("PENDING", "CONFIRMED");
    long delivered = in("DELIVERED", "COMPLETED");
    long back = in("REJECTED", "RETURNING", "RETURNED");
    long cancelled = in("CANCELLED");
    return "%,d waiting, %,d on their way, %,d delivered, %,d back, %,d cancelled"
        .formatted(
            waiting, orders - waiting - delivered - back - cancelled, delivered, back, cancelled);
  }

  /** Every status that an order is in. */
  String inFull() {
    return statuses.entrySet().stream()
        .filter(status -> status.getValue() != 0)
        .sorted(Map.Entry.comparingByKey())
        .map(status -> "%s %,d".formatted(status.getKey(), status.getValue()))
        .collect(Collectors.joining("  "));
  }

  private long in(String... names) {
    return Stream.of(names).mapToLong(name -> statuses.getOrDefault(name, 0L)).sum();
  }
}
