package io.lading.planner.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A chore: forgets routes that ended, orders whose every parcel has left or was brought back, and
 * refusals, once they are older than the retention. That must be longer than the status topic keeps
 * an event: a replayed order that was forgotten would be planned again. Several instances may run
 * at once.
 */
public final class ForgetPast {

  static final String ROUTES =
      """
      WITH past AS (
        SELECT route_id FROM delivery_route
        WHERE state IN (2, 3) AND coalesce(finished_at, planned_at) < now() - ? * interval '1 second'
        ORDER BY coalesce(finished_at, planned_at), route_id LIMIT ? FOR UPDATE SKIP LOCKED
      ), stops AS (
        DELETE FROM route_stop s USING past WHERE s.route_id = past.route_id
      )
      DELETE FROM delivery_route r USING past WHERE r.route_id = past.route_id
      """;

  /**
   * Not what waits or is held, nor what is under way, nor of which an event came too early; what
   * was brought back, and nobody has told more of.
   */
  static final String ORDERS =
      """
      WITH past AS (
        SELECT o.order_id FROM planned_order o
        WHERE o.begun_at < now() - ? * interval '1 second'
          AND NOT EXISTS (SELECT 1 FROM parcel p WHERE p.order_id = o.order_id AND (p.state IN (0, 3) OR p.state = 1 AND p.reason IS NULL))
          AND NOT EXISTS (SELECT 1 FROM early_event e WHERE e.order_id = o.order_id)
        ORDER BY o.begun_at, o.order_id LIMIT ? FOR UPDATE SKIP LOCKED
      ), parcels AS (
        DELETE FROM parcel p USING past WHERE p.order_id = past.order_id
      )
      DELETE FROM planned_order o USING past WHERE o.order_id = past.order_id
      """;

  static final String REFUSALS =
      """
      DELETE FROM refused_message WHERE identity IN (
        SELECT identity FROM refused_message WHERE refused_at < now() - ? * interval '1 second' ORDER BY refused_at LIMIT ?)
      """;

  private final Desk desk;
  private final Duration retention;
  private final int batch;

  /** {@code batch}: most of each kind in one pass. */
  public ForgetPast(Desk desk, Duration retention, int batch) {
    this.desk = desk;
    this.retention = retention;
    this.batch = batch;
  }

  /** Returns how much was forgotten, in one transaction; 0 when there is nothing left to do. */
  public int runOnce() {
    return desk.session().committed(this::forget);
  }

  private int forget(Connection transaction) throws SQLException {
    int forgotten = 0;
    for (String kind : List.of(ORDERS, ROUTES, REFUSALS)) {
      try (PreparedStatement delete = transaction.prepareStatement(kind)) {
        delete.setLong(1, retention.toSeconds());
        delete.setInt(2, batch);
        forgotten += delete.executeUpdate();
      }
    }
    return forgotten;
  }
}
