package io.lading.core.centre.postgres;

import io.lading.core.change.ChangedOrder;
import io.lading.core.change.FieldsAfter;
import io.lading.core.change.FieldsAfter.ItemFields;
import io.lading.core.postgres.Shelf;
import io.lading.core.postgres.Shelved;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads and writes the updatable fields of items. Written only under the order's state row. */
final class ItemRows {

  private static final Shelved READ =
      Shelved.of(
          """
          SELECT i.order_id, i.id, i.item_id, p.package_index, i.feature
          FROM %1$s_order_item i
          CROSS JOIN LATERAL (
            SELECT f.package_index
            FROM %1$s_order_package f
            WHERE f.order_id = i.order_id AND f.id = i.package_id
            OFFSET 0) AS p
          WHERE i.order_id = ANY (?)
          ORDER BY i.order_id, i.id
          """);

  private static final String WRITE =
      """
      UPDATE logistics_order_item i
      SET feature = u.feature, version = i.version + 1
      FROM unnest(?::bigint[], ?::bigint[], ?::text[]) AS u (order_id, id, feature)
      WHERE i.order_id = ANY (ARRAY[u.order_id]) AND i.id = u.id
      """;

  private record Written(long orderId, ItemFields item) {}

  private ItemRows() {}

  /** The fields, with those of the items of these orders. */
  static Map<Long, FieldsAfter> read(
      Connection connection, Map<Long, FieldsAfter> fields, Collection<Long> orderIds, Shelf shelf)
      throws SQLException {
    if (orderIds.isEmpty()) {
      return fields;
    }
    Map<Long, List<ItemFields>> items = items(connection, orderIds, shelf);
    var with = new HashMap<Long, FieldsAfter>();
    fields.forEach(
        (id, of) ->
            with.put(
                id, new FieldsAfter(of.order(), of.parcels(), items.getOrDefault(id, List.of()))));
    return with;
  }

  private static Map<Long, List<ItemFields>> items(
      Connection connection, Collection<Long> orderIds, Shelf shelf) throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(READ.on(shelf))) {
      new Arguments(read).numbers(orderIds, Long::longValue);
      var items = new HashMap<Long, List<ItemFields>>();
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          items
              .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
              .add(new ItemFields(row.getLong(2), row.getLong(3), row.getInt(4), row.getString(5)));
        }
      }
      return items;
    }
  }

  /** before: as they were read, of the orders whose fields changed. */
  static void write(
      Connection transaction, List<ChangedOrder> changed, Map<Long, FieldsAfter> before)
      throws SQLException {
    List<Written> written = written(changed, before);
    if (written.isEmpty()) {
      return;
    }
    try (PreparedStatement write = transaction.prepareStatement(WRITE)) {
      new Arguments(write)
          .numbers(written, Written::orderId)
          .numbers(written, row -> row.item().id())
          .texts(written, row -> row.item().feature());
      Count.expect(written.size(), write.executeUpdate(), "rows of items updated");
    }
  }

  private static List<Written> written(List<ChangedOrder> changed, Map<Long, FieldsAfter> before) {
    var written = new ArrayList<Written>();
    for (ChangedOrder order : changed) {
      long orderId = order.after().facts().orderId();
      List<ItemFields> were = Objects.requireNonNull(before.get(orderId)).items();
      for (int i = 0; i < were.size(); i++) {
        ItemFields is = Objects.requireNonNull(order.fields()).items().get(i);
        if (!is.equals(were.get(i))) {
          written.add(new Written(orderId, is));
        }
      }
    }
    return written;
  }
}
