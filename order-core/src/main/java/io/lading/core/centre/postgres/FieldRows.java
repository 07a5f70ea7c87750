package io.lading.core.centre.postgres;

import io.lading.core.change.ChangedOrder;
import io.lading.core.change.FieldsAfter;
import io.lading.core.change.FieldsAfter.OrderFields;
import io.lading.core.change.FieldsAfter.ParcelFields;
import io.lading.core.change.Parcel;
import io.lading.core.create.NewOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads and writes the updatable fields of orders and packages. Only touched under the lock of the
 * order's state row, so their own rows need no lock before they are written.
 */
final class FieldRows {

  private static final String READ_ORDERS =
      """
      SELECT o.id, o.receiver_id, o.receiver_name, o.receiver_telephone, o.receiver_province,
        o.receiver_city, o.receiver_area, o.receiver_street, o.receiver_address,
        o.receiver_address_code, o.receiver_lat, o.receiver_lon,
        o.sender_id, o.sender_name, o.sender_telephone, o.sender_province, o.sender_city,
        o.sender_area, o.sender_street, o.sender_address, o.sender_address_code, o.sender_lat,
        o.sender_lon,
        o.delivery_from, o.delivery_to, o.buyer_name, o.seller_name, o.feature, o.version
      FROM unnest(?::bigint[]) AS u (order_id)
      JOIN logistics_order o ON o.id = u.order_id
      """;

  private static final String READ_PACKAGES =
      """
      SELECT p.order_id, p.receiver_id, p.receiver_name, p.receiver_telephone,
        p.receiver_province, p.receiver_city, p.receiver_area, p.receiver_street,
        p.receiver_address, p.receiver_address_code, p.receiver_lat, p.receiver_lon,
        p.sender_id, p.sender_name, p.sender_telephone, p.sender_province, p.sender_city,
        p.sender_area, p.sender_street, p.sender_address, p.sender_address_code, p.sender_lat,
        p.sender_lon,
        p.delivery_from, p.delivery_to, p.feature
      FROM unnest(?::bigint[]) AS u (order_id)
      JOIN logistics_order_package p ON p.order_id = u.order_id
      ORDER BY p.order_id, p.package_index
      """;

  private static final String WRITE_ORDER =
      """
      UPDATE logistics_order
      SET receiver_id = ?, receiver_name = ?, receiver_telephone = ?, receiver_province = ?,
        receiver_city = ?, receiver_area = ?, receiver_street = ?, receiver_address = ?,
        receiver_address_code = ?, receiver_lat = ?, receiver_lon = ?,
        sender_id = ?, sender_name = ?, sender_telephone = ?, sender_province = ?,
        sender_city = ?, sender_area = ?, sender_street = ?, sender_address = ?,
        sender_address_code = ?, sender_lat = ?, sender_lon = ?,
        delivery_from = ?, delivery_to = ?, buyer_name = ?, seller_name = ?, feature = ?,
        version = ?, updated_at = ?
      WHERE id = ?
      """;

  private static final String WRITE_PACKAGE =
      """
      UPDATE logistics_order_package
      SET receiver_id = ?, receiver_name = ?, receiver_telephone = ?, receiver_province = ?,
        receiver_city = ?, receiver_area = ?, receiver_street = ?, receiver_address = ?,
        receiver_address_code = ?, receiver_lat = ?, receiver_lon = ?,
        sender_id = ?, sender_name = ?, sender_telephone = ?, sender_province = ?,
        sender_city = ?, sender_area = ?, sender_street = ?, sender_address = ?,
        sender_address_code = ?, sender_lat = ?, sender_lon = ?,
        delivery_from = ?, delivery_to = ?, feature = ?
      WHERE order_id = ? AND id = ?
      """;

  private static final String LABEL =
      """
      UPDATE logistics_order_package p
      SET mailno = u.mailno, express_code = u.express_code, express_name = u.express_name,
        version = u.version
      FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[])
        AS u (order_id, id, mailno, express_code, express_name, version)
      WHERE p.order_id = u.order_id AND p.id = u.id
      """;

  /** A package of an order, as it is now. */
  private record Labelled(long orderId, long id, Parcel parcel) {}

  private FieldRows() {}

  /** Of those of the orders that exist. */
  static Map<Long, FieldsAfter> read(Connection connection, Collection<Long> orderIds)
      throws SQLException {
    if (orderIds.isEmpty()) {
      return Map.of();
    }
    Map<Long, List<ParcelFields>> parcels = parcels(connection, orderIds);
    try (PreparedStatement read = connection.prepareStatement(READ_ORDERS)) {
      new Arguments(read).numbers(orderIds, Long::longValue);
      var fields = new HashMap<Long, FieldsAfter>();
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          var columns = new FieldColumns(row);
          long orderId = columns.id();
          var order =
              new OrderFields(
                  columns.party(),
                  columns.party(),
                  columns.window(),
                  columns.text(),
                  columns.text(),
                  columns.text(),
                  columns.count());
          fields.put(orderId, new FieldsAfter(order, parcels.getOrDefault(orderId, List.of())));
        }
      }
      return fields;
    }
  }

  private static Map<Long, List<ParcelFields>> parcels(
      Connection connection, Collection<Long> orderIds) throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(READ_PACKAGES)) {
      new Arguments(read).numbers(orderIds, Long::longValue);
      var parcels = new HashMap<Long, List<ParcelFields>>();
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          var columns = new FieldColumns(row);
          parcels
              .computeIfAbsent(columns.id(), _ -> new ArrayList<>(1))
              .add(
                  new ParcelFields(
                      columns.party(), columns.party(), columns.window(), columns.text()));
        }
      }
      return parcels;
    }
  }

  /** before: as they were read, of the orders whose fields changed. */
  static void write(
      Connection transaction,
      List<ChangedOrder> changed,
      Map<Long, FieldsAfter> before,
      Instant now)
      throws SQLException {
    label(transaction, labelled(changed));
    List<ChangedOrder> rewritten = changed.stream().filter(o -> o.fields() != null).toList();
    if (!rewritten.isEmpty()) {
      writeOrders(transaction, rewritten, now);
      writePackages(transaction, rewritten, before);
    }
  }

  /** Packages with another waybill or another version. */
  private static List<Labelled> labelled(List<ChangedOrder> changed) {
    var labelled = new ArrayList<Labelled>();
    for (ChangedOrder order : changed) {
      for (int i = 0; i < order.after().parcels().size(); i++) {
        Parcel is = order.after().parcels().get(i);
        if (is.version() != order.before().parcels().get(i).version()) {
          labelled.add(new Labelled(order.after().facts().orderId(), NewOrder.packageId(i), is));
        }
      }
    }
    return labelled;
  }

  private static void label(Connection transaction, List<Labelled> labelled) throws SQLException {
    if (labelled.isEmpty()) {
      return;
    }
    try (PreparedStatement write = transaction.prepareStatement(LABEL)) {
      new Arguments(write)
          .numbers(labelled, Labelled::orderId)
          .numbers(labelled, Labelled::id)
          .texts(labelled, row -> row.parcel().mailNo())
          .texts(labelled, row -> row.parcel().expressCode())
          .texts(labelled, row -> row.parcel().expressName())
          .numbers(labelled, row -> row.parcel().version());
      Count.expect(labelled.size(), write.executeUpdate(), "rows of packages updated");
    }
  }

  private static void writeOrders(Connection transaction, List<ChangedOrder> changed, Instant now)
      throws SQLException {
    try (PreparedStatement write = transaction.prepareStatement(WRITE_ORDER)) {
      int rows = 0;
      for (ChangedOrder order : changed) {
        if (order.after().version() != order.before().version()) {
          OrderFields fields = fields(order).order();
          new FieldArguments(write)
              .party(fields.receiver())
              .party(fields.sender())
              .window(fields.deliveryWindow())
              .text(fields.buyerName())
              .text(fields.sellerName())
              .text(fields.feature())
              .count(order.after().version())
              .time(now)
              .id(order.after().facts().orderId());
          write.addBatch();
          rows++;
        }
      }
      Count.expect(rows, FieldArguments.updated(write), "rows of orders updated");
    }
  }

  private static void writePackages(
      Connection transaction, List<ChangedOrder> changed, Map<Long, FieldsAfter> before)
      throws SQLException {
    try (PreparedStatement write = transaction.prepareStatement(WRITE_PACKAGE)) {
      int rows = 0;
      for (ChangedOrder order : changed) {
        long orderId = order.after().facts().orderId();
        List<ParcelFields> were = Objects.requireNonNull(before.get(orderId)).parcels();
        for (int i = 0; i < were.size(); i++) {
          ParcelFields are = fields(order).parcels().get(i);
          if (!are.equals(were.get(i))) {
            addPackage(write, orderId, NewOrder.packageId(i), are);
            rows++;
          }
        }
      }
      Count.expect(rows, FieldArguments.updated(write), "rows of packages updated");
    }
  }

  private static void addPackage(
      PreparedStatement write, long orderId, long packageId, ParcelFields fields)
      throws SQLException {
    new FieldArguments(write)
        .party(fields.receiver())
        .party(fields.sender())
        .window(fields.deliveryWindow())
        .text(fields.feature())
        .id(orderId)
        .id(packageId);
    write.addBatch();
  }

  private static FieldsAfter fields(ChangedOrder order) {
    return Objects.requireNonNull(order.fields());
  }
}
