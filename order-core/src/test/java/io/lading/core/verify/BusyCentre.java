package io.lading.core.verify;

import io.lading.core.centre.postgres.OrderCentre;
import io.lading.core.change.ArchivePolicy;
import io.lading.core.change.ChangeOrders;
import io.lading.core.consume.postgres.PostgresPositions;
import io.lading.core.contract.CoordinatePrecision;
import io.lading.core.contract.DeadLetterCode;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.InputEvent;
import io.lading.core.contract.InventoryAdjusted;
import io.lading.core.contract.JsonEventWriter;
import io.lading.core.contract.MessageHeader;
import io.lading.core.contract.OrderCancel;
import io.lading.core.contract.OrderPaid;
import io.lading.core.contract.OrderRef;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.Origin;
import io.lading.core.contract.OutgoingMessage;
import io.lading.core.contract.StatusUpdate;
import io.lading.core.contract.Topics;
import io.lading.core.contract.TradeItem;
import io.lading.core.contract.TradePackage;
import io.lading.core.id.OrderIds;
import io.lading.core.id.Snowflake;
import io.lading.core.id.postgres.PostgresLeaseBook;
import io.lading.core.intake.Batch;
import io.lading.core.intake.Entry;
import io.lading.core.intake.Outcome;
import io.lading.core.intake.PartitionRef;
import io.lading.core.intake.PositionMove;
import io.lading.core.model.Identity;
import io.lading.core.model.LgOrderCode;
import io.lading.core.outbox.HeaderBytes;
import io.lading.core.outbox.postgres.PostgresOutboxAppender;
import io.lading.engines.Engines;
import io.lading.engines.postgres.Database;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database in which the real use cases have been at work: eight orders of two packages, one trade
 * short of stock, one dead letter, all from one partition of the trade topic.
 */
final class BusyCentre implements AutoCloseable {

  static final int ORDERS = 8;

  /** Of the trade that was short of stock. */
  static final Identity REFUSED = identity("short");

  static final PartitionRef PARTITION = new PartitionRef("ingest", Topics.TRADE_EVENTS, 0);

  final Database database = Engines.shared().postgres().newDatabase();

  /** Of the orders, in the order of the trades. */
  final List<Long> ids = new ArrayList<>();

  private final DataSource source = database.as("lading_ingest");

  BusyCentre() {
    database.migrate("orders", "lading_orders_owner", "classpath:db/orders");
    execute(
        """
        INSERT INTO consumer_position (consumer_group, topic, partition, topic_id, epoch, next_offset)
        VALUES ('ingest', 'lading.trade-events.v1', 0, gen_random_uuid(), 1, 0)
        """);
    try (var ids = new Snowflake(new PostgresLeaseBook(source), "test", Duration.ofMinutes(1))) {
      work(centre(ids));
    }
  }

  private OrderCentre centre(OrderIds ids) {
    return new OrderCentre(
        new OrderCentre.Needs(
            source,
            ids,
            new JsonEventWriter(CoordinatePrecision.EXACT),
            new PostgresOutboxAppender(),
            new PostgresPositions(source),
            () -> {}));
  }

  /** Delivered, late, cancelled whole and by package, intercepted, come back: by HTTP. */
  void live() {
    ChangeOrders change = centre(_ -> 0).changeOrders();
    List<InputEvent> events = new ArrayList<>();
    events.add(reported(0, OrderStatus.CONFIRMED, null));
    events.add(reported(0, OrderStatus.SHIPPED, "a"));
    events.add(reported(0, OrderStatus.DELIVERED, "b"));
    events.add(reported(0, OrderStatus.DELIVERED, "a"));
    events.add(reported(0, OrderStatus.OUT_FOR_DELIVERY, "a"));
    events.add(reported(0, OrderStatus.COMPLETED, null));
    events.add(cancel(1, null));
    events.add(cancel(2, "a"));
    events.add(reported(2, OrderStatus.SHIPPED, null));
    events.add(reported(3, OrderStatus.OUT_FOR_DELIVERY, "a"));
    events.add(cancel(3, "a"));
    events.add(reported(4, OrderStatus.REJECTED, null));
    events.add(reported(4, OrderStatus.RETURNED, "b"));
    for (int i = 0; i < events.size(); i++) {
      Entry<InputEvent> entry =
          new Entry.Actionable<>(
              identity("life " + i), null, events.get(i), null, new Origin(null, null, null));
      if (!(change.change(batch(List.of(entry), false)).getFirst() instanceof Outcome.Applied)) {
        throw new IllegalStateException("not applied: " + events.get(i));
      }
    }
  }

  /** What is finished goes to history at once: two orders. */
  void archive() {
    var policy = new ArchivePolicy(Duration.ZERO, null, false, 100);
    var archive = centre(_ -> 0).archiveOrders(policy, () -> Instant.now().plusSeconds(60));
    while (archive.runOnce() > 0) {
      // Until all are passed.
    }
  }

  private StatusUpdate reported(int order, OrderStatus status, @Nullable String packageNo) {
    return new StatusUpdate(
        reference(order), status, packageNo, null, null, null, null, null, null, null);
  }

  private OrderCancel cancel(int order, @Nullable String packageNo) {
    return new OrderCancel(reference(order), packageNo, "changed their mind");
  }

  private OrderRef reference(int order) {
    return new OrderRef(LgOrderCode.of(order(order)), null);
  }

  private void work(OrderCentre centre) {
    centre.adjustStock().adjust(batch(List.of(receipt(1, 11, 100), receipt(2, 22, 100)), false));
    List<Entry<OrderPaid>> trades = new ArrayList<>();
    IntStream.range(0, ORDERS).forEach(n -> trades.add(entry("trade-" + n, trade(n, 1 + n))));
    trades.add(entry("short", trade(99, 1_000)));
    trades.add(
        new Entry.Dead<>(
            identity("dead"), PARTITION, DeadLetterCode.INVALID_EVENT, letter("dead")));
    for (Outcome outcome : centre.createOrders().create(batch(trades, true))) {
      if (outcome instanceof Outcome.Applied applied && applied.orderId() != null) {
        ids.add(applied.orderId());
      }
    }
  }

  long order(int n) {
    return ids.get(n);
  }

  Invariants invariants() {
    return new Invariants(database.as("lading_verify"));
  }

  /** As the owner of the schema. */
  void execute(String sql) {
    try (Connection connection = database.as("lading_orders_owner").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The outbox by id, as the relay would publish it. */
  void outbox(Consumer<OutgoingMessage> publisher) throws SQLException {
    try (Connection connection = database.as("lading_ingest").getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT topic, key, headers, payload, order_id, sequence FROM outbox ORDER BY id");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        publisher.accept(
            new OutgoingMessage(
                row.getString(1),
                row.getBytes(2),
                HeaderBytes.decode(row.getBytes(3)),
                row.getBytes(4),
                row.getObject(5, Long.class),
                row.getObject(6, Integer.class)));
      }
    }
  }

  /** Everything committed so far counts as published. */
  void relayIsDone() {
    execute("DELETE FROM outbox_lane");
    execute(
        """
        INSERT INTO outbox_lane (lane, bucket_from, bucket_to, published, system_identifier, updated_at)
        VALUES (0, 0, 255, pg_current_snapshot(), 1, now())
        """);
  }

  @Override
  public void close() {
    database.close();
  }

  private static <T> Batch<T> batch(List<Entry<T>> entries, boolean fromTopic) {
    List<PositionMove> moves =
        fromTopic ? List.of(new PositionMove(PARTITION, 1, 0, entries.size())) : List.of();
    return new Batch<>(entries, moves, Instant.now());
  }

  private static <T> Entry<T> entry(String name, T event) {
    return new Entry.Actionable<>(
        identity(name), PARTITION, event, bytes(name), new Origin(null, null, name));
  }

  private static Entry<InventoryAdjusted> receipt(long warehouse, long sku, long pieces) {
    return new Entry.Actionable<>(
        identity("receipt " + warehouse),
        null,
        new InventoryAdjusted(warehouse, sku, pieces, null, "receipt"),
        null,
        new Origin(null, null, null));
  }

  private static OrderPaid trade(int number, int pieces) {
    return new OrderPaid(
        "T" + number,
        "shop",
        OrderType.FORWARD,
        null,
        null,
        FulfilmentMode.DIRECT,
        7 + number,
        null,
        null,
        null,
        1,
        "CNY",
        null,
        null,
        null,
        null,
        120,
        List.of(item(11, pieces, "a"), item(22, 1, "b")),
        List.of(parcel("a", 1), parcel("b", 2)),
        null);
  }

  private static TradeItem item(long sku, int pieces, String packageNo) {
    return new TradeItem(
        sku,
        sku,
        pieces,
        BigDecimal.ONE,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        packageNo,
        null);
  }

  private static TradePackage parcel(String packageNo, long warehouse) {
    return new TradePackage(packageNo, warehouse, null, null, null, null, null, null, null, null);
  }

  private static OutgoingMessage letter(String name) {
    return new OutgoingMessage(
        Topics.deadLettersOf(Topics.TRADE_EVENTS),
        null,
        List.of(new MessageHeader("lading-error-code", bytes("INVALID_EVENT"))),
        bytes(name),
        null,
        null);
  }

  private static Identity identity(String name) {
    return new Identity(UUID.nameUUIDFromBytes(bytes(name)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
