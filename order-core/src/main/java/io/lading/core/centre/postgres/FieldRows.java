package io.lading.core.centre.postgres;

import io.lading.core.change.FieldsAfter;
import io.lading.core.change.FieldsAfter.OrderFields;
import io.lading.core.change.FieldsAfter.ParcelFields;
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

/** Reads the updatable fields of orders and packages. */
final class FieldRows {

  private static final Shelved READ_ORDERS =
      Shelved.of(
          """
          SELECT o.id, o.receiver_id, o.receiver_name, o.receiver_telephone, o.receiver_province,
            o.receiver_city, o.receiver_area, o.receiver_street, o.receiver_address,
            o.receiver_address_code, o.receiver_lat, o.receiver_lon,
            o.sender_id, o.sender_name, o.sender_telephone, o.sender_province, o.sender_city,
            o.sender_area, o.sender_street, o.sender_address, o.sender_address_code, o.sender_lat,
            o.sender_lon,
            o.delivery_from, o.delivery_to, o.buyer_name, o.seller_name, o.feature, o.version
          FROM %1$s_order o
          WHERE o.id = ANY (?)
          """);

  private static final Shelved READ_PACKAGES =
      Shelved.of(
          """
          SELECT p.order_id, p.receiver_id, p.receiver_name, p.receiver_telephone,
            p.receiver_province, p.receiver_city, p.receiver_area, p.receiver_street,
            p.receiver_address, p.receiver_address_code, p.receiver_lat, p.receiver_lon,
            p.sender_id, p.sender_name, p.sender_telephone, p.sender_province, p.sender_city,
            p.sender_area, p.sender_street, p.sender_address, p.sender_address_code, p.sender_lat,
            p.sender_lon,
            p.delivery_from, p.delivery_to, p.feature
          FROM %1$s_order_package p
          WHERE p.order_id = ANY (?)
          ORDER BY p.order_id, p.package_index
          """);

  private FieldRows() {}

  /** Of those of the orders that are there. */
  static Map<Long, FieldsAfter> read(Connection connection, Collection<Long> orderIds, Shelf shelf)
      throws SQLException {
    if (orderIds.isEmpty()) {
      return Map.of();
    }
    Map<Long, List<ParcelFields>> parcels = parcels(connection, orderIds, shelf);
    try (PreparedStatement read = connection.prepareStatement(READ_ORDERS.on(shelf))) {
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
      Connection connection, Collection<Long> orderIds, Shelf shelf) throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(READ_PACKAGES.on(shelf))) {
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
}
