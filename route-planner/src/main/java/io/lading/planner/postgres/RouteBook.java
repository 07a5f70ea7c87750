package io.lading.planner.postgres;

import io.lading.core.contract.OutgoingMessage;
import io.lading.core.outbox.OutboxAppender;
import io.lading.planner.route.DeliveryRoute;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a transaction does to routes, collected and written at its end: present routes first, so
 * that their parcels and couriers are free for new ones; then everything that is said of it.
 */
final class RouteBook {

  private final Connection transaction;
  private final OutboxAppender outbox;
  private final List<DeliveryRoute> changed = new ArrayList<>();
  private final List<DeliveryRoute> fresh = new ArrayList<>();
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
    if (!said.isEmpty()) {
      outbox.append(transaction, said);
    }
    return !said.isEmpty();
  }
}
