package io.lading.local;

import io.lading.local.postgres.Outcomes;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a run came to, for a person. */
record Summary(Figures figures, RefusedLines refusedLines) {
  List<String> lines() {
    double seconds = Math.max(0.001, figures.elapsed().toMillis() / 1_000.0);
    Outcomes trades = figures.trades();
    Outcomes updates = figures.updates();
    Stream<String> counts =
        Stream.of(
            "",
            "%,d trades in %.1f s (%,d/s)"
                .formatted(figures.published(), seconds, Math.round(figures.published() / seconds)),
            "  orders created   %,12d   each announced by its first status event"
                .formatted(figures.announced().orders()),
            "  duplicates       %,12d   changed nothing and announced nothing"
                .formatted(trades.noOp()),
            "  rejected         %,12d   conflicting duplicates, short of stock, cancelled before"
                .formatted(trades.rejected()),
            "  dead letters     %,12d   malformed, kept with their reasons"
                .formatted(trades.deadLettered()),
            "  from the moment a trade was due to its order's status event read from Kafka:",
            "    p50 %s   p90 %s   p99 %s   p99.9 %s   max %s"
                .formatted(
                    figures.millis(50),
                    figures.millis(90),
                    figures.millis(99),
                    figures.millis(99.9),
                    figures.millis(100)));
    return Stream.of(counts, lives(updates, seconds), routes(), refused())
        .flatMap(Function.identity())
        .toList();
  }

  private Stream<String> lives(Outcomes updates, double seconds) {
    if (updates.consumed() == 0) {
      return Stream.empty();
    }
    return Stream.of(
        "%,d updates of orders (%,d/s)"
            .formatted(updates.consumed(), Math.round(updates.consumed() / seconds)),
        "  applied          %,12d   statuses, answers to intercepts, fields, cancels, checkpoints"
            .formatted(updates.applied()),
        "  no-ops           %,12d   said before, or so already".formatted(updates.noOp()),
        "  rejected         %,12d   too late, not now, not from where it is"
            .formatted(updates.rejected()),
        "  dead letters     %,12d   malformed".formatted(updates.deadLettered()),
        "  parked           %,12d   wait for an order or a waybill that is not there"
            .formatted(updates.parked()),
        "  orders now: " + figures.announced().inFull());
  }

  private Stream<String> routes() {
    RouteCounts routes = figures.announced().routes();
    if (routes.planned() == 0) {
      return Stream.empty();
    }
    return Stream.of(
        "%,d delivery routes planned".formatted(routes.planned()),
        "  departed         %,12d   their couriers left with every parcel"
            .formatted(routes.departed()),
        "  finished         %,12d   their couriers came back".formatted(routes.finished()),
        "  superseded       %,12d   planned otherwise, or emptied, before they departed"
            .formatted(routes.superseded()));
  }

  private Stream<String> refused() {
    if (refusedLines.count() == 0) {
      return Stream.empty();
    }
    return Stream.concat(
        Stream.of("  lines of the file that were left out: %,d".formatted(refusedLines.count())),
        refusedLines.first().stream().map(line -> "    " + line));
  }
}
