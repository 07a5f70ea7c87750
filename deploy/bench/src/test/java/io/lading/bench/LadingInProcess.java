package io.lading.bench;

import io.lading.core.centre.postgres.OrderCentre;
import io.lading.core.change.ChangeOrders;
import io.lading.core.consume.PositionMover;
import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.Envelope;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.JsonEventReader;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.Origin;
import io.lading.core.contract.Reading;
import io.lading.core.contract.Topics;
import io.lading.core.create.CreateOrders;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import io.lading.core.intake.Tally;
import io.lading.core.model.Identity;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import io.lading.traffic.TrafficMessage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The order centre without Kafka: what Lading writes for given trades and updates. */
final class LadingInProcess {

  private static final int BATCH = 20;
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final PartitionRef UPDATES =
      new PartitionRef("lading-ingest", Topics.ORDER_UPDATES, 0);

  private final CreateOrders create;
  private final ChangeOrders change;
  private final JsonEventReader reader = new JsonEventReader(ContractLimits.DEFAULT);

  LadingInProcess(DataSource database) {
    var lastId = new AtomicLong(1_000_000_000_000L);
    var centre =
        new OrderCentre(
            new OrderCentre.Needs(
                database,
                buyerId -> lastId.incrementAndGet(),
                new JsonEventWriter(CoordinatePrecision.EXACT),
                new PostgresOutboxAppender(),
                new NoPositions(),
                () -> {}));
    create = centre.createOrders();
    change = centre.changeOrders();
  }

  void create(List<TrafficMessage> trades) {
    for (int from = 0; from < trades.size(); from += BATCH) {
      List<Entry<OrderPaid>> entries =
          trades.subList(from, Math.min(trades.size(), from + BATCH)).stream()
              .map(this::entry)
              .toList();
      create.create(new Batch<>(entries, List.of(), NOW));
    }
  }

  void change(List<ProducerRecord<byte[], byte[]>> updates) {
    for (int from = 0; from < updates.size(); from += BATCH) {
      List<Entry<InputEvent>> entries =
          updates.subList(from, Math.min(updates.size(), from + BATCH)).stream()
              .map(this::entry)
              .toList();
      for (Outcome outcome : change.change(new Batch<>(entries, List.of(), NOW))) {
        if (!(outcome instanceof Outcome.Applied)) {
          throw new IllegalStateException("an update was not applied: " + outcome);
        }
      }
    }
  }

  private Entry<InputEvent> entry(ProducerRecord<byte[], byte[]> update) {
    var headers =
        Arrays.stream(update.headers().toArray())
            .map(header -> new MessageHeader(header.key(), header.value()))
            .toList();
    var message =
        new IncomingMessage(update.topic(), 0, 0, 0, update.key(), update.value(), headers);
    if (reader.read(message) instanceof Reading.Readable(Envelope envelope, InputEvent event)) {
      return new Entry.Actionable<>(
          Identity.of(envelope, event),
          UPDATES,
          event,
          update.key(),
          new Origin(envelope.traceparent(), envelope.correlationId(), envelope.id()),
          Entry.Sent.of(message, envelope, NOW));
    }
    throw new IllegalStateException("not a valid update: " + update);
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
