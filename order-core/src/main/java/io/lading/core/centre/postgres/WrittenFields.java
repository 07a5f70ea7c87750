package io.lading.core.centre.postgres;

import io.lading.core.change.ChangedOrder;
import io.lading.core.change.FieldsAfter;
import io.lading.core.change.FieldsAfter.OrderFields;
import io.lading.core.change.FieldsAfter.ParcelFields;
import io.lading.core.change.Parcel;
import io.lading.core.create.NewOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes the updatable fields of orders and packages. Only under the lock of the order's state row,
 * so their own rows need no lock before they are written.
 */
final class WrittenFields {

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
      WHERE p.order_id = ANY (ARRAY[u.order_id]) AND p.id = u.id
      """;

  /** A package of an order, as it is now. */
  private record Labelled(long orderId, long id, Parcel parcel) {}

  private WrittenFields() {}

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
      ItemRows.write(transaction, rewritten, before);
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
