package io.lading.core.centre.postgres;

import io.lading.core.change.ChangedOrder;
import io.lading.core.change.LiveOrder;
import io.lading.core.change.Marks;
import io.lading.core.change.OrderFacts;
import io.lading.core.change.Parcel;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.lifecycle.Standing;
import io.lading.core.postgres.Shelf;
import io.lading.core.postgres.Shelved;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads orders as status updates meet them, locks their state rows and writes them. Everybody locks
 * state rows in the order of the orders' ids. A locked row stays in its place, so that it is
 * updated there without being looked up again.
 */
final class LiveOrderRows {

  /** A state row that this transaction has locked until it ends. */
  record Locked(int sequence, String place) {}

  private static final Shelved READ =
      Shelved.of(
          """
          SELECT s.order_id, s.status, s.status_version, s.sequence, s.package_states, s.marks,
            o.trade_order_code, o.biz_type, o.buyer_id, o.warehouse_id, o.order_type,
            o.fulfilment_mode, o.version,
            p.package_no, p.warehouse_id, p.mailno, p.express_code, p.express_name, p.version
          FROM %1$s_order_state s
          CROSS JOIN LATERAL (
            SELECT f.trade_order_code, f.biz_type, f.buyer_id, f.warehouse_id, f.order_type,
              f.fulfilment_mode, f.version
            FROM %1$s_order f
            WHERE f.id = s.order_id AND NOT f.is_delete
            OFFSET 0) AS o
          CROSS JOIN LATERAL (
            SELECT f.package_index, f.package_no, f.warehouse_id, f.mailno, f.express_code,
              f.express_name, f.version
            FROM %1$s_order_package f
            WHERE f.order_id = s.order_id
            OFFSET 0) AS p
          WHERE s.order_id = ANY (?)
          ORDER BY s.order_id, p.package_index
          """);

  private static final String LOCK =
      """
      SELECT s.order_id, s.sequence, s.ctid
      FROM logistics_order_state s
      WHERE s.order_id = ANY (?)
      ORDER BY s.order_id
      FOR NO KEY UPDATE
      """;

  private static final String WRITE =
      """
      UPDATE logistics_order_state s
      SET status = u.status, status_version = u.status_version, sequence = u.sequence,
        package_states = u.package_states, marks = u.marks, updated_at = ?
      FROM unnest(?::text[]::tid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bytea[], ?::bytea[])
        AS u (place, status, status_version, sequence, package_states, marks)
      WHERE s.ctid = u.place
      """;

  private static final OrderStatus[] STATUSES = OrderStatus.values();
  private static final OrderType[] TYPES = OrderType.values();
  private static final FulfilmentMode[] MODES = FulfilmentMode.values();

  private LiveOrderRows() {}

  /** Those that are live, by id; nothing is locked. */
  static Map<Long, LiveOrder> read(Connection connection, Collection<Long> orderIds)
      throws SQLException {
    return read(connection, orderIds, Shelf.LIVE);
  }

  /** Those that are there, by id; nothing is locked. */
  static Map<Long, LiveOrder> read(Connection connection, Collection<Long> orderIds, Shelf shelf)
      throws SQLException {
    if (orderIds.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement read = connection.prepareStatement(READ.on(shelf))) {
      new Arguments(read).numbers(orderIds, Long::longValue);
      var orders = new HashMap<Long, LiveOrder>();
      try (ResultSet row = read.executeQuery()) {
        boolean more = row.next();
        while (more) {
          long orderId = row.getLong(1);
          List<Parcel> parcels = new ArrayList<>(1);
          LiveOrder order = order(row, parcels);
          do {
            parcels.add(parcel(row, order.status(), parcels.size()));
            more = row.next();
          } while (more && row.getLong(1) == orderId);
          orders.put(orderId, order);
        }
      }
      return orders;
    }
  }

  private static LiveOrder order(ResultSet row, List<Parcel> parcels) throws SQLException {
    return new LiveOrder(
        facts(row),
        STATUSES[row.getInt(2)],
        row.getInt(3),
        row.getInt(4),
        row.getInt(13),
        Marks.of(row.getBytes(6)),
        parcels);
  }

  private static OrderFacts facts(ResultSet row) throws SQLException {
    return new OrderFacts(
        row.getLong(1),
        row.getString(7),
        row.getString(8),
        row.getLong(9),
        row.getLong(10),
        TYPES[row.getInt(11)],
        MODES[row.getInt(12)]);
  }

  private static Parcel parcel(ResultSet row, OrderStatus status, int index) throws SQLException {
    return new Parcel(
        row.getString(14),
        row.getLong(15),
        row.getString(16),
        row.getString(17),
        row.getString(18),
        row.getInt(19),
        standing(row.getBytes(5), status, index));
  }

  private static Standing standing(byte @Nullable [] states, OrderStatus status, int index) {
    return states == null
        ? Standing.of(status)
        : new Standing(STATUSES[states[2 * index]], STATUSES[states[2 * index + 1]]);
  }

  /** Waits for whoever holds them. By id; those that do not exist are left out. */
  static Map<Long, Locked> lock(Connection connection, Collection<Long> orderIds)
      throws SQLException {
    if (orderIds.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      new Arguments(lock).numbers(orderIds, Long::longValue);
      var locked = new LinkedHashMap<Long, Locked>();
      try (ResultSet row = lock.executeQuery()) {
        while (row.next()) {
          locked.put(row.getLong(1), new Locked(row.getInt(2), row.getString(3)));
        }
      }
      return locked;
    }
  }

  /** One row update for each order, whatever happened to it in the batch. */
  static void write(
      Connection connection, List<ChangedOrder> changed, Map<Long, Locked> locked, Instant now)
      throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    List<LiveOrder> orders = changed.stream().map(ChangedOrder::after).toList();
    try (PreparedStatement write = connection.prepareStatement(WRITE)) {
      new Arguments(write)
          .time(now)
          .texts(orders, order -> place(order, locked))
          .numbers(orders, order -> order.status().ordinal())
          .numbers(orders, LiveOrder::statusVersion)
          .numbers(orders, LiveOrder::sequence)
          .bytes(orders, LiveOrderRows::states)
          .bytes(orders, order -> order.marks().bytes());
      Count.expect(orders.size(), write.executeUpdate(), "state rows updated");
    }
  }

  private static @Nullable String place(LiveOrder order, Map<Long, Locked> locked) {
    return locked.get(order.facts().orderId()) instanceof Locked row ? row.place() : null;
  }

  /** Null while every package stands where the order does. */
  private static byte @Nullable [] states(LiveOrder order) {
    Standing shared = Standing.of(order.status());
    if (order.parcels().stream().allMatch(parcel -> parcel.standing().equals(shared))) {
      return null;
    }
    var states = new byte[2 * order.parcels().size()];
    for (int i = 0; i < order.parcels().size(); i++) {
      Standing standing = order.parcels().get(i).standing();
      states[2 * i] = (byte) standing.status().ordinal();
      states[2 * i + 1] = (byte) standing.at().ordinal();
    }
    return states;
  }
}
