package io.lading.bench;

import io.lading.core.centre.postgres.OrderCentre;
import io.lading.core.consume.PositionMover;
import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.JsonEventReader;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.Origin;
import io.lading.core.contract.Reading;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import io.lading.core.intake.Tally;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import io.lading.traffic.TrafficMessage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** The order centre without Kafka: what Lading writes for given trades. */
final class LadingInProcess {

  private static final int BATCH = 20;

  private final CreateOrders create;
  private final JsonEventReader reader = new JsonEventReader(ContractLimits.DEFAULT);

  LadingInProcess(DataSource database) {
    var lastId = new AtomicLong(1_000_000_000_000L);
    create =
        new OrderCentre(
                new OrderCentre.Needs(
                    database,
                    buyerId -> lastId.incrementAndGet(),
                    new JsonEventWriter(CoordinatePrecision.EXACT),
                    new PostgresOutboxAppender(),
                    new NoPositions(),
                    () -> {}))
            .createOrders();
  }

  void create(List<TrafficMessage> trades) {
    for (int from = 0; from < trades.size(); from += BATCH) {
      List<Entry<OrderPaid>> entries =
          trades.subList(from, Math.min(trades.size(), from + BATCH)).stream()
              .map(this::entry)
              .toList();
      create.create(new Batch<>(entries, List.of(), Instant.parse("2026-06-01T12:00:00Z")));
    }
  }

  private Entry<OrderPaid> entry(TrafficMessage trade) {
    var headers = trade.headers().stream().map(h -> new MessageHeader(h.key(), h.value())).toList();
    byte[] key = trade.key().getBytes(StandardCharsets.UTF_8);
    var message = new IncomingMessage(trade.topic(), 0, 0, 0, key, trade.value(), headers);
    if (reader.read(message) instanceof Reading.Readable readable
        && readable.event() instanceof OrderPaid paid) {
      return new Entry.Actionable<>(null, null, paid, key, new Origin(null, null, null));
    }
    throw new IllegalStateException("not a valid trade: " + trade.key());
  }

  private static final class NoPositions implements PositionMover {
    @Override
    public void move(Connection transaction, List<PositionMove> moves) {}

    @Override
    public void hold(Connection transaction, Collection<PartitionRef> partitions) {}

    @Override
    public void tally(Connection transaction, Map<PartitionRef, Tally> tallies) {}
  }
}
