package io.lading.core.snapshot.postgres;

import io.lading.core.contract.DeliveryWindow;
import io.lading.core.contract.Destination;
import io.lading.core.contract.FulfilmentMode;
import io.lading.core.contract.OrderSnapshot;
import io.lading.core.contract.OrderStatus;
import io.lading.core.contract.OrderType;
import io.lading.core.contract.SnapshotItem;
import io.lading.core.contract.SnapshotPackage;
import io.lading.core.model.LgOrderCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of an order's rows goes into its snapshot: no name, telephone or address text. */
final class SnapshotRows {

  static final String ORDERS =
      """
      SELECT o.id, o.trade_order_code, o.biz_type, o.buyer_id, o.warehouse_id, o.order_type, o.fulfilment_mode,
             s.sequence, s.status_version, s.status, o.currency, o.total_amount, o.service_seconds, o.created_at, s.updated_at
      FROM logistics_order o
      CROSS JOIN LATERAL (
        SELECT f.sequence, f.status_version, f.status, f.updated_at
        FROM logistics_order_state f
        WHERE f.order_id = o.id
        OFFSET 0) AS s
      WHERE o.id = ANY (?::bigint[]) AND NOT o.is_delete
      ORDER BY o.id
      """;

  // A package with any part of a receiver or a window has its own; else the order's counts.
  static final String PACKAGES =
      """
      SELECT p.order_id, p.package_no, package_status(s.package_states, p.package_index, s.status) AS status,
             p.mailno, p.express_code, p.warehouse_id,
             CASE WHEN own.receiver THEN p.receiver_address_code ELSE o.receiver_address_code END,
             CASE WHEN own.receiver THEN p.receiver_lat ELSE o.receiver_lat END,
             CASE WHEN own.receiver THEN p.receiver_lon ELSE o.receiver_lon END,
             CASE WHEN own.opening THEN p.delivery_from ELSE o.delivery_from END,
             CASE WHEN own.opening THEN p.delivery_to ELSE o.delivery_to END
      FROM logistics_order_package p
      CROSS JOIN LATERAL (
        SELECT f.receiver_address_code, f.receiver_lat, f.receiver_lon, f.delivery_from, f.delivery_to
        FROM logistics_order f
        WHERE f.id = p.order_id
        OFFSET 0) AS o
      CROSS JOIN LATERAL (
        SELECT f.package_states, f.status FROM logistics_order_state f WHERE f.order_id = p.order_id OFFSET 0) AS s
      CROSS JOIN LATERAL (
        SELECT num_nonnulls(p.receiver_id, p.receiver_name, p.receiver_telephone, p.receiver_province, p.receiver_city, p.receiver_area,
                 p.receiver_street, p.receiver_address, p.receiver_address_code, p.receiver_lat, p.receiver_lon) > 0 AS receiver,
               num_nonnulls(p.delivery_from, p.delivery_to) > 0 AS opening
      ) AS own
      WHERE p.order_id = ANY (?::bigint[])
      ORDER BY p.order_id, p.package_index
      """;

  static final String ITEMS =
      """
      SELECT i.order_id, i.item_id, i.sku_id, i.item_num, i.unit_price, p.package_no
      FROM logistics_order_item i
      CROSS JOIN LATERAL (
        SELECT f.package_no
        FROM logistics_order_package f
        WHERE f.order_id = i.order_id AND f.id = i.package_id
        OFFSET 0) AS p
      WHERE i.order_id = ANY (?::bigint[])
      ORDER BY i.order_id, i.id
      """;

  private SnapshotRows() {}

  static OrderSnapshot order(
      ResultSet row, Map<Long, List<SnapshotPackage>> packages, Map<Long, List<SnapshotItem>> items)
      throws SQLException {
    long id = row.getLong(1);
    return new OrderSnapshot(
        id,
        LgOrderCode.of(id),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        OrderType.values()[row.getInt(6)],
        FulfilmentMode.values()[row.getInt(7)],
        row.getInt(8),
        row.getInt(9),
        OrderStatus.values()[row.getInt(10)],
        row.getString(11),
        row.getBigDecimal(12),
        row.getInt(13),
        row.getObject(14, OffsetDateTime.class).toInstant(),
        row.getObject(15, OffsetDateTime.class).toInstant(),
        packages.getOrDefault(id, List.of()),
        items.getOrDefault(id, List.of()));
  }

  static SnapshotPackage parcel(ResultSet row) throws SQLException {
    return new SnapshotPackage(
        row.getString(2),
        OrderStatus.values()[row.getInt(3)],
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        new Destination(
            row.getString(7), row.getObject(8, Double.class), row.getObject(9, Double.class)),
        window(time(row, 10), time(row, 11)));
  }

  static SnapshotItem item(ResultSet row) throws SQLException {
    return new SnapshotItem(
        row.getLong(2), row.getLong(3), row.getInt(4), row.getBigDecimal(5), row.getString(6));
  }

  private static @Nullable DeliveryWindow window(@Nullable Instant from, @Nullable Instant to) {
    return from == null && to == null ? null : new DeliveryWindow(from, to);
  }

  private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
