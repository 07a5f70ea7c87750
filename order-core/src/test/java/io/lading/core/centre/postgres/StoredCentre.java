package io.lading.core.centre.postgres;

import io.lading.core.contract.OrderStatus;
import io.lading.core.reference.Action.Field;
import io.lading.core.reference.ReferenceWorld.OrderView;
import io.lading.core.reference.ReferenceWorld.ParcelView;
import io.lading.core.reference.ReferenceWorld.StockView;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is in the database, in the words of the reference model. It reads the rows itself, not with
 * the code that is tested.
 */
final class StoredCentre implements AutoCloseable {

  private static final String ORDERS =
      """
      SELECT o.trade_order_code, s.status, s.status_version, s.sequence, o.version,
        o.receiver_name, o.receiver_address, o.sender_name, o.buyer_name,
        s.package_states, p.package_index, p.package_no, p.version AS package_version,
        p.receiver_name AS own_name, p.receiver_address AS own_address,
        p.sender_name AS own_sender, p.mailno,
        (SELECT max(i.feature::json ->> 'v') FROM logistics_order_item i
         WHERE i.order_id = o.id AND i.package_id = p.id AND i.item_id = 1) AS item_feature
      FROM logistics_order o
      JOIN logistics_order_state s ON s.order_id = o.id
      JOIN logistics_order_package p ON p.order_id = o.id
      WHERE o.id = ANY (?)
      ORDER BY o.id, p.package_index
      """;

  private static final String IDS =
      """
      SELECT id FROM logistics_order
      """;

  private static final String STOCK =
      """
      SELECT warehouse_id, sku_id, quantity, reserved FROM inventory
      WHERE quantity <> 0 OR reserved <> 0
      ORDER BY warehouse_id, sku_id
      """;

  private static final String WRITTEN =
      """
      SELECT id, topic, headers, payload FROM outbox WHERE id > ? ORDER BY id
      """;

  private static final String REMEMBERED =
      """
      SELECT identity, outcome, code FROM message_identity WHERE identity = ANY (?)
      """;

  private static final String PARKED =
      """
      SELECT convert_from(key, 'UTF8') FROM parked_message ORDER BY id
      """;

  private static final List<String> OUTCOMES =
      List.of("APPLIED", "NO_OP", "REJECTED", "DEAD_LETTERED", "PARKED");

  private static final OrderStatus[] STATUSES = OrderStatus.values();

  private final Connection connection;
  private long seen;

  StoredCentre(Workshop workshop) {
    try {
      connection = workshop.database.as("lading_orders_owner").getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By trade. */
  Map<String, OrderView> orders(Collection<Long> ids) {
    return ask(
        ORDERS,
        ids.toArray(Long[]::new),
        row -> {
          var orders = new LinkedHashMap<String, OrderView>();
          while (row.next()) {
            String trade = row.getString("trade_order_code");
            OrderView order = orders.get(trade);
            if (order == null) {
              order = order(row);
              orders.put(trade, order);
            }
            order.parcels().add(parcel(row, order.status()));
          }
          return orders;
        });
  }

  Map<String, OrderView> orders() {
    return orders(ask(IDS, null, row -> all(row, () -> row.getLong(1))));
  }

  private static OrderView order(ResultSet row) throws SQLException {
    var fields = new EnumMap<Field, String>(Field.class);
    put(fields, Field.RECEIVER_NAME, row.getString("receiver_name"));
    put(fields, Field.RECEIVER_ADDRESS, row.getString("receiver_address"));
    put(fields, Field.SENDER_NAME, row.getString("sender_name"));
    put(fields, Field.BUYER_NAME, row.getString("buyer_name"));
    return new OrderView(
        STATUSES[row.getInt("status")],
        row.getInt("status_version"),
        row.getInt("sequence"),
        row.getInt("version"),
        fields,
        new ArrayList<>());
  }

  private static ParcelView parcel(ResultSet row, OrderStatus ofOrder) throws SQLException {
    var own = new EnumMap<Field, String>(Field.class);
    put(own, Field.RECEIVER_NAME, row.getString("own_name"));
    put(own, Field.RECEIVER_ADDRESS, row.getString("own_address"));
    put(own, Field.SENDER_NAME, row.getString("own_sender"));
    put(own, Field.MAIL_NO, row.getString("mailno"));
    put(own, Field.ITEM_FEATURE, row.getString("item_feature"));
    byte[] states = row.getBytes("package_states");
    int index = row.getInt("package_index");
    return new ParcelView(
        row.getString("package_no"),
        states == null ? ofOrder : STATUSES[states[2 * index]],
        states == null ? ofOrder : STATUSES[states[2 * index + 1]],
        row.getInt("package_version"),
        own);
  }

  private static void put(Map<Field, String> fields, Field field, @Nullable String value) {
    if (value != null) {
      fields.put(field, value);
    }
  }

  /** Without what is neither there nor reserved. */
  List<StockView> stock() {
    return ask(
        STOCK,
        null,
        row ->
            all(
                row,
                () ->
                    new StockView(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))));
  }

  /** Since it was asked last. */
  StoredEvents written() {
    return ask(
        WRITTEN,
        seen,
        row -> {
          var events = new StoredEvents();
          while (row.next()) {
            seen = row.getLong(1);
            events.read(row.getString(2), row.getBytes(3), row.getBytes(4));
          }
          return events;
        });
  }

  /** What became of these messages, by their identities. */
  Map<UUID, String> remembered(Collection<UUID> identities) {
    return ask(
        REMEMBERED,
        identities.toArray(UUID[]::new),
        row -> {
          var outcomes = new LinkedHashMap<UUID, String>();
          while (row.next()) {
            String code = row.getString(3);
            outcomes.put(
                row.getObject(1, UUID.class), code == null ? OUTCOMES.get(row.getInt(2)) : code);
          }
          return outcomes;
        });
  }

  /** Ids of the messages that wait, in the order they came. */
  List<String> parked() {
    return ask(PARKED, null, row -> all(row, () -> row.getString(1)));
  }

  private interface Reading<T> {
    T of(ResultSet rows) throws SQLException;
  }

  private interface Row<T> {
    T read() throws SQLException;
  }

  private static <T> List<T> all(ResultSet rows, Row<T> row) throws SQLException {
    var all = new ArrayList<T>();
    while (rows.next()) {
      all.add(row.read());
    }
    return all;
  }

  private <T> T ask(String sql, @Nullable Object argument, Reading<T> reading) {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      if (argument != null) {
        query.setObject(1, argument);
      }
      try (ResultSet rows = query.executeQuery()) {
        return reading.of(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
