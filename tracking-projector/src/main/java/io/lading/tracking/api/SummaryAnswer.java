package io.lading.tracking.api;

import io.lading.core.contract.OrderStatus;
import io.lading.core.query.OutboxBacklog;
import io.lading.tracking.operations.Rates;
import io.lading.tracking.operations.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The JSON of how the pipeline is; described in openapi.json. */
record SummaryAnswer(
    FigureAnswer<Map<OrderStatus, Long>> ordersByStatus,
    FigureAnswer<RatesAnswer> rates,
    FigureAnswer<OutboxAnswer> outbox,
    List<LagAnswer> lag,
    List<DeadLettersAnswer> deadLetters) {

  static SummaryAnswer of(Summary summary) {
    return new SummaryAnswer(
        FigureAnswer.of(summary.orders().map(SummaryAnswer::everyStatus)),
        FigureAnswer.of(summary.rates().map(RatesAnswer::of)),
        FigureAnswer.of(summary.outbox().map(OutboxAnswer::of)),
        summary.brokers().lag().entrySet().stream()
            .map(lag -> new LagAnswer(lag.getKey(), FigureAnswer.of(lag.getValue())))
            .toList(),
        summary.brokers().deadLetters().entrySet().stream()
            .map(kept -> new DeadLettersAnswer(kept.getKey(), FigureAnswer.of(kept.getValue())))
            .toList());
  }

  private static Map<OrderStatus, Long> everyStatus(Map<OrderStatus, Long> counted) {
    Map<OrderStatus, Long> all = new EnumMap<>(OrderStatus.class);
    for (OrderStatus status : OrderStatus.values()) {
      all.put(status, counted.getOrDefault(status, 0L));
    }
    return all;
  }

  record RatesAnswer(double eventsPerSecond, double newOrdersPerSecond, double overSeconds) {
    static RatesAnswer of(Rates rates) {
      return new RatesAnswer(rates.events(), rates.newOrders(), rates.overSeconds());
    }
  }

  /** Nothing that waits is as old as nothing: 0 seconds. */
  record OutboxAnswer(long waiting, double oldestSeconds, Instant asOf) {
    static OutboxAnswer of(OutboxBacklog backlog) {
      Instant oldest = backlog.oldest() == null ? backlog.asOf() : backlog.oldest();
      Duration age = Duration.between(oldest, backlog.asOf());
      return new OutboxAnswer(
          backlog.waiting(), Math.max(0, age.toMillis()) / 1000.0, backlog.asOf());
    }
  }

  record LagAnswer(String group, FigureAnswer<Long> records) {}

  record DeadLettersAnswer(String topic, FigureAnswer<Long> records) {}
}
