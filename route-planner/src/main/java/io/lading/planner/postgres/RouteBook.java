package io.lading.planner.postgres;

import io.lading.core.contract.OutgoingMessage;
import io.lading.core.outbox.OutboxAppender;
import io.lading.planner.route.DeliveryRoute;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a transaction does to routes, collected and written at its end: present routes first, so
 * that their parcels and couriers are free for new ones; then everything that is said of it.
 */
final class RouteBook {

  private static final String ELSEWHERE =
      """
      SELECT DISTINCT c.warehouse_id
      FROM unnest(?::bigint[], ?::bigint[]) AS r (courier_id, warehouse_id)
      JOIN courier c ON c.courier_id = r.courier_id AND c.warehouse_id <> r.warehouse_id
      """;

  private final Connection transaction;
  private final OutboxAppender outbox;
  private final List<DeliveryRoute> changed = new ArrayList<>();
  private final List<DeliveryRoute> fresh = new ArrayList<>();
  private final List<DeliveryRoute> ended = new ArrayList<>();
  private final List<OutgoingMessage> said = new ArrayList<>();

  RouteBook(Connection transaction, OutboxAppender outbox) {
    this.transaction = transaction;
    this.outbox = outbox;
  }

  /** A route that is stored already, and locked. */
  void change(DeliveryRoute after) {
    changed.add(after);
  }

  void add(DeliveryRoute route) {
    fresh.add(route);
  }

  /** A route that is stored already, and locked: only ends of parcels, and how long it took. */
  void end(DeliveryRoute after) {
    ended.add(after);
  }

  void say(OutgoingMessage message) {
    said.add(message);
  }

  void say(List<OutgoingMessage> messages) {
    said.addAll(messages);
  }

  /** True if there is something for the relay. */
  boolean write() throws SQLException {
    var stops = new StopRows(transaction);
    var routes = new RouteRows(transaction);
    stops.delete(changed);
    changed.sort(Comparator.comparingLong(DeliveryRoute::id));
    routes.update(changed);
    routes.insert(fresh);
    List<DeliveryRoute> all = new ArrayList<>(changed);
    all.addAll(fresh);
    stops.insert(all);
    stops.end(ended);
    routes.took(ended);
    if (!said.isEmpty()) {
      outbox.append(transaction, said);
    }
    return !said.isEmpty();
  }

  /**
   * The warehouses, with nothing fresh, where couriers are now whose routes elsewhere have just
   * ended: they can be planned there from now on.
   */
  SortedMap<Long, Integer> freedElsewhere() throws SQLException {
    List<DeliveryRoute> over = changed.stream().filter(route -> !route.state().isLive()).toList();
    SortedMap<Long, Integer> warehouses = new TreeMap<>();
    if (over.isEmpty()) {
      return warehouses;
    }
    try (PreparedStatement elsewhere = transaction.prepareStatement(ELSEWHERE)) {
      new Columns<>(elsewhere, over)
          .column("int8", DeliveryRoute::courierId)
          .column("int8", DeliveryRoute::warehouseId);
      try (ResultSet row = elsewhere.executeQuery()) {
        while (row.next()) {
          warehouses.put(row.getLong("warehouse_id"), 0);
        }
      }
    }
    return warehouses;
  }
}
