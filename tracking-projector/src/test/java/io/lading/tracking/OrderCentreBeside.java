package io.lading.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lading.core.centre.postgres.OrderCentre;
import io.lading.core.change.ArchiveOrders;
import io.lading.core.change.ArchivePolicy;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.contract.ContractLimits;
import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.EventType;
import io.lading.core.contract.IncomingMessage;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.contract.JsonEventReader;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderRef;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.Place;
import io.lading.core.contract.Reading;
import io.lading.core.contract.StatusUpdate;
import io.lading.core.id.IdLayout;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.model.Identity;
import io.lading.core.model.LgOrderCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The order centre in a projector's database: what it announces reaches the topic when the test
 * says so.
 */
final class OrderCentreBeside {

  private static final String ARCHIVED =
      """
      SELECT a.order_id FROM archived_order a WHERE a.order_id = ?
      """;

  private static final JsonEventReader READER = new JsonEventReader(ContractLimits.DEFAULT);

  private final Projector projector;
  private final Queue<OutgoingMessage> announced = new ArrayDeque<>();
  private final AtomicLong numbers = new AtomicLong();
  private final OrderCentre centre;

  OrderCentreBeside(Projector projector) {
    this.projector = projector;
    projector.database.migrate("orders", "lading_orders_owner", "classpath:db/orders");
    DataSource database = projector.database.as("lading_ingest");
    centre =
        new OrderCentre(
            new OrderCentre.Needs(
                database,
                _ -> IdLayout.firstOf(Instant.now()) + numbers.incrementAndGet(),
                new JsonEventWriter(CoordinatePrecision.EXACT),
                (_, messages) -> announced.addAll(messages),
                new PostgresPositions(database),
                () -> {}));
  }

  void stock(long warehouseId, long skuId, long quantity) {
    var event = new InventoryAdjusted(warehouseId, skuId, quantity, null, null);
    applied(centre.adjustStock().adjust(batch(event)));
  }

  /** By the JSON of a paid trade. */
  long created(String json) {
    var message =
        new IncomingMessage(
            "trades",
            0,
            0,
            0,
            null,
            json.getBytes(UTF_8),
            List.of(new MessageHeader("ce_type", EventType.ORDER_PAID.type().getBytes(UTF_8))));
    if (READER.read(message) instanceof Reading.Readable(_, OrderPaid paid)) {
      Long id = applied(centre.createOrders().create(batch(paid))).orderId();
      return Objects.requireNonNull(id);
    }
    throw new IllegalArgumentException(READER.read(message).toString());
  }

  void reported(long orderId, OrderStatus status) {
    scanned(orderId, null, status, null, null);
  }

  /** Of one package, or of all. */
  void scanned(
      long orderId,
      @Nullable String packageNo,
      OrderStatus status,
      @Nullable Place place,
      @Nullable String description) {
    var reference = new OrderRef(LgOrderCode.of(orderId), null);
    applied(
        centre
            .changeOrders()
            .change(
                this.<InputEvent>batch(
                    new StatusUpdate(
                        reference,
                        status,
                        packageNo,
                        null,
                        null,
                        null,
                        null,
                        place,
                        description,
                        null))));
  }

  /** As if half a year had passed: whatever is finished goes to history. */
  void archive() {
    ArchiveOrders archiver =
        centre.archiveOrders(
            new ArchivePolicy(Duration.ofDays(90), null, false, 100),
            () -> Instant.now().plus(Duration.ofDays(180)));
    while (archiver.runOnce() > 0) {
      // Until a round is over.
    }
  }

  boolean isArchived(long orderId) throws SQLException {
    try (Connection connection = projector.database.as("lading_ingest").getConnection();
        PreparedStatement find = connection.prepareStatement(ARCHIVED)) {
      find.setLong(1, orderId);
      return find.executeQuery().next();
    }
  }

  /** All that was announced since the last time. Returns how many messages that were. */
  int publish() throws Exception {
    int published = 0;
    for (OutgoingMessage message = announced.poll(); message != null; message = announced.poll()) {
      projector.publish(message);
      published++;
    }
    return published;
  }

  private <T> Batch<T> batch(T event) {
    var identity = Identity.of("test", Long.toString(numbers.incrementAndGet()), null);
    var entry = new Entry.Actionable<>(identity, null, event, null, new Origin(null, null, null));
    return new Batch<>(List.of(entry), List.of(), Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  private static Outcome.Applied applied(List<Outcome> outcomes) {
    if (outcomes.getFirst() instanceof Outcome.Applied applied) {
      return applied;
    }
    throw new IllegalStateException(outcomes.toString());
  }
}
