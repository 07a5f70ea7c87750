package io.lading.core.centre.postgres;

import io.lading.core.change.ChangedOrder;
import io.lading.core.change.ChangedOrder.Announcement;
import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Destination;
import io.lading.core.contract.Shipment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What planners need to know of the packages of orders: read once in an order's life, and when a
 * destination changes. A package without a receiver or window of its own has the order's.
 */
final class ShipmentRows {

  private static final String READ =
      """
      SELECT p.order_id, p.package_no, p.warehouse_id,
        CASE WHEN p.own_receiver THEN p.receiver_address_code ELSE o.receiver_address_code END,
        CASE WHEN p.own_receiver THEN p.receiver_lat ELSE o.receiver_lat END,
        CASE WHEN p.own_receiver THEN p.receiver_lon ELSE o.receiver_lon END,
        CASE WHEN p.own_window THEN p.delivery_from ELSE o.delivery_from END,
        CASE WHEN p.own_window THEN p.delivery_to ELSE o.delivery_to END,
        o.service_seconds, goods.weight, goods.volume, goods.pieces
      FROM logistics_order o
      CROSS JOIN LATERAL (
        SELECT f.order_id, f.id, f.package_index, f.package_no, f.warehouse_id,
          f.receiver_address_code, f.receiver_lat, f.receiver_lon, f.delivery_from, f.delivery_to,
          num_nonnulls(f.receiver_id, f.receiver_name, f.receiver_telephone,
            f.receiver_province, f.receiver_city, f.receiver_area, f.receiver_street,
            f.receiver_address, f.receiver_address_code, f.receiver_lat, f.receiver_lon) > 0
            AS own_receiver,
          num_nonnulls(f.delivery_from, f.delivery_to) > 0 AS own_window
        FROM logistics_order_package f
        WHERE f.order_id = o.id
        OFFSET 0) AS p
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(i.item_weight * i.item_num), 0) AS weight,
          coalesce(sum(i.item_volume * i.item_num), 0) AS volume,
          coalesce(sum(i.item_num), 0) AS pieces
        FROM logistics_order_item i
        WHERE i.order_id = p.order_id AND i.package_id = p.id) AS goods
      WHERE o.id = ANY (?)
      ORDER BY p.order_id, p.package_index
      """;

  private ShipmentRows() {}

  /** Of every package, by its subscript, of the orders that announce any. */
  static Map<Long, List<Shipment>> read(Connection connection, List<ChangedOrder> changed)
      throws SQLException {
    List<Long> orderIds =
        changed.stream()
            .filter(order -> order.announcements().stream().anyMatch(ShipmentRows::hasShipments))
            .map(order -> order.after().facts().orderId())
            .toList();
    if (orderIds.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement read = connection.prepareStatement(READ)) {
      new Arguments(read).numbers(orderIds, Long::longValue);
      var shipments = new HashMap<Long, List<Shipment>>();
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          shipments.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>(1)).add(shipment(row));
        }
      }
      return shipments;
    }
  }

  private static boolean hasShipments(Announcement announcement) {
    return !announcement.shipmentsOf().isEmpty();
  }

  private static Shipment shipment(ResultSet row) throws SQLException {
    return new Shipment(
        row.getString(2),
        row.getLong(3),
        new Destination(row.getString(4), number(row, 5), number(row, 6)),
        row.getBigDecimal(10).stripTrailingZeros(),
        row.getBigDecimal(11).stripTrailingZeros(),
        row.getInt(12),
        window(time(row, 7), time(row, 8)),
        row.getInt(9));
  }

  private static @Nullable Double number(ResultSet row, int column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? null : number;
  }

  private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable DeliveryWindow window(@Nullable Instant from, @Nullable Instant to) {
    return from == null && to == null ? null : new DeliveryWindow(from, to);
  }
}
