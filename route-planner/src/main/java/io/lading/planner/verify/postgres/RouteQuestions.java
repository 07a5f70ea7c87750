package io.lading.planner.verify.postgres;

import io.lading.core.verify.Finding;
import io.lading.core.verify.postgres.Question;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The checks of the planner's tables. */
public final class RouteQuestions {

  private static final Question ONE_ROUTE =
      new Question(
          "9 a parcel is on at most one live route",
          """
          SELECT count(*) FROM routing.route_stop WHERE live
          """,
          """
          SELECT lpad(order_id::text, 19, '0') || '/' || package_no AS id,
                 'is on ' || count(*) || ' live routes: ' || string_agg('R' || route_id, ', ' ORDER BY route_id),
                 count(*) OVER ()
          FROM (
            SELECT s.order_id, s.package_no, s.route_id
            FROM routing.route_stop s JOIN routing.delivery_route r ON r.route_id = s.route_id
            WHERE r.state IN (0, 1)
          ) AS live
          GROUP BY order_id, package_no HAVING count(*) > 1
          ORDER BY order_id, package_no LIMIT ?
          """);

  private static final Question LIVE_STOPS =
      new Question(
          "9 the stops of live routes are live, no others",
          """
          SELECT count(*) FROM routing.route_stop
          """,
          """
          SELECT 'R' || s.route_id, 'stop ' || s.sequence || ' is live: ' || s.live || ', its route has state ' || r.state, count(*) OVER ()
          FROM routing.route_stop s JOIN routing.delivery_route r ON r.route_id = s.route_id
          WHERE s.live <> (r.state IN (0, 1))
          ORDER BY s.route_id, s.sequence LIMIT ?
          """);

  private static final Question LIMITS =
      new Question(
          "9 a route never exceeds its courier's limits",
          """
          SELECT count(*) FROM routing.delivery_route
          """,
          """
          SELECT 'R' || r.route_id,
                 coalesce(s.stops, 0) || ' stops of ' || r.max_stops || ', ' || coalesce(s.weight, 0) || ' g of ' || r.max_weight
                   || ', ' || coalesce(s.volume, 0) || ' cm³ of ' || r.max_volume,
                 count(*) OVER ()
          FROM routing.delivery_route r
          LEFT JOIN (
            SELECT route_id, count(*) AS stops, sum(weight) AS weight, sum(volume) AS volume FROM routing.route_stop GROUP BY route_id
          ) AS s ON s.route_id = r.route_id
          WHERE coalesce(s.stops, 0) > r.max_stops OR coalesce(s.weight, 0) > r.max_weight OR coalesce(s.volume, 0) > r.max_volume
             OR coalesce(s.stops, 0) <> r.stops OR coalesce(s.weight, 0) <> r.load_weight OR coalesce(s.volume, 0) <> r.load_volume
          ORDER BY r.route_id LIMIT ?
          """);

  private static final Question PARCELS =
      new Question(
          "9 a planned parcel waits, one under way does not",
          """
          SELECT count(*) FROM routing.route_stop WHERE live
          """,
          """
          SELECT lpad(s.order_id::text, 19, '0') || '/' || s.package_no,
                 'has state ' || coalesce(p.state::text, 'none') || ' on route R' || r.route_id || ', which has state ' || r.state, count(*) OVER ()
          FROM routing.route_stop s
          JOIN routing.delivery_route r ON r.route_id = s.route_id
          LEFT JOIN routing.parcel p ON p.order_id = s.order_id AND p.package_no = s.package_no
          WHERE s.live AND (p.state IS NULL OR NOT p.shipped OR (r.state = 0) <> (p.state = 0))
          ORDER BY s.order_id, s.package_no LIMIT ?
          """);

  private static final Question UNDER_WAY =
      new Question(
          "9 what is under way is on a live route, or was brought back",
          """
          SELECT count(*) FROM routing.parcel WHERE state = 1
          """,
          """
          SELECT lpad(p.order_id::text, 19, '0') || '/' || p.package_no, 'is loaded, and neither on a live route nor brought back', count(*) OVER ()
          FROM routing.parcel p
          WHERE p.state = 1 AND p.reason IS NULL
            AND NOT EXISTS (SELECT 1 FROM routing.route_stop s WHERE s.order_id = p.order_id AND s.package_no = p.package_no AND s.live)
          ORDER BY p.order_id, p.package_no LIMIT ?
          """);

  /** What was said of routes, as far as the outbox still has it. */
  private static final String SAID =
      """
      WITH said AS MATERIALIZED (
        SELECT o.id, (e.event ->> 'version')::integer AS version, substr(e.event ->> 'routeId', 2)::bigint AS route_id, e.event -> 'stops' AS stops
        FROM routing.outbox o
        CROSS JOIN LATERAL (SELECT convert_from(o.payload, 'UTF8')::jsonb AS event) AS e
        WHERE o.topic = 'lading.route-plans.v1'
      )
      """;

  private static final Question VERSIONS =
      new Question(
          "9 the events of a route are versions without a gap, up to its own",
          SAID
              + """
              SELECT count(*) FROM said
              """,
          SAID
              + """
              SELECT 'R' || r.route_id,
                     count(*) || ' events from ' || min(said.version) || ' to ' || max(said.version) || ', the route is at ' || r.version,
                     count(*) OVER ()
              FROM said JOIN routing.delivery_route r ON r.route_id = said.route_id
              GROUP BY r.route_id, r.version
              HAVING count(*) <> max(said.version) - min(said.version) + 1 OR max(said.version) <> r.version
                  OR count(DISTINCT said.version) <> count(*)
              ORDER BY r.route_id LIMIT ?
              """);

  private static final Question FROZEN =
      new Question(
          "9 a departed route does not change",
          """
          SELECT count(*) FROM routing.delivery_route WHERE departed_at IS NOT NULL
          """,
          SAID
              + """
              , driven AS (
                SELECT r.route_id, CASE WHEN r.state = 1 THEN r.version ELSE r.version - 1 END AS departed_version,
                       coalesce((SELECT jsonb_agg(jsonb_build_array('LG' || lpad(s.order_id::text, 19, '0'), s.package_no) ORDER BY s.sequence)
                                 FROM routing.route_stop s WHERE s.route_id = r.route_id), '[]') AS stops
                FROM routing.delivery_route r WHERE r.state IN (1, 2)
              )
              SELECT 'R' || d.route_id, 'departed with other stops than it has', count(*) OVER ()
              FROM driven d JOIN said ON said.route_id = d.route_id AND said.version >= d.departed_version
              WHERE d.stops <> (SELECT coalesce(jsonb_agg(jsonb_build_array(e -> 'lgOrderCode', e -> 'packageNo') ORDER BY n), '[]')
                                FROM jsonb_array_elements(said.stops) WITH ORDINALITY AS x (e, n))
              ORDER BY d.route_id LIMIT ?
              """);

  private static final Question TALLIES =
      new Question(
          "8 every record that the planner consumed has one outcome",
          """
          SELECT coalesce(sum(consumed), 0) FROM routing.consumer_position
          """,
          """
          SELECT topic || '-' || partition,
                 'consumed ' || consumed || ', outcomes ' || (applied + no_op + rejected + dead_lettered + parked), count(*) OVER ()
          FROM routing.consumer_position
          WHERE consumed <> applied + no_op + rejected + dead_lettered + parked
          ORDER BY topic, partition LIMIT ?
          """);

  private static final Question TURNS =
      new Question(
          "9 an event waits only while one before it is missing",
          """
          SELECT count(*) FROM routing.early_event
          """,
          """
          SELECT 'LG' || lpad(e.order_id::text, 19, '0') || '/' || e.sequence AS id,
                 'waits, and its order is taken in to ' || o.sequence, count(*) OVER ()
          FROM routing.early_event e JOIN routing.planned_order o ON o.order_id = e.order_id
          WHERE e.sequence <= o.sequence + 1
          ORDER BY id LIMIT ?
          """);

  /** As far as the outbox must still have it. */
  private static final Question SAID_ONCE =
      new Question(
          "5 each parcel of a route is said to be shipped once, and out for delivery once it"
              + " departed",
          """
          SELECT count(*) FROM routing.outbox WHERE topic = 'lading.order-updates.v1'
          """,
          """
          WITH kept AS (
            SELECT to_date(min(right(c.relname, 8)), 'YYYYMMDD')::timestamp AT TIME ZONE 'UTC' + interval '1 day' AS since
            FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'routing.outbox'::regclass
          ), due AS (
            SELECT p.order_id, p.package_no, 'SHIPPED' AS status
            FROM routing.parcel p, kept WHERE p.shipped AND p.waiting_since >= kept.since
            UNION ALL
            SELECT s.order_id, s.package_no, 'OUT_FOR_DELIVERY'
            FROM routing.route_stop s JOIN routing.delivery_route r ON r.route_id = s.route_id, kept
            WHERE r.state IN (1, 2) AND r.planned_at >= kept.since
          ), said AS (
            SELECT e.event ->> 'lgOrderCode' AS code, e.event ->> 'packageNo' AS package_no, e.event ->> 'status' AS status, count(*) AS times
            FROM routing.outbox o
            CROSS JOIN LATERAL (SELECT convert_from(o.payload, 'UTF8')::jsonb AS event) AS e
            WHERE o.topic = 'lading.order-updates.v1'
            GROUP BY 1, 2, 3
          )
          SELECT coalesce(said.code, 'LG' || lpad(due.order_id::text, 19, '0')) || '/' || coalesce(said.package_no, due.package_no) AS id,
                 coalesce(said.status, due.status) || ' was said ' || coalesce(said.times, 0) || ' times' AS problem,
                 count(*) OVER ()
          FROM due FULL JOIN said
            ON said.code = 'LG' || lpad(due.order_id::text, 19, '0') AND said.package_no = due.package_no AND said.status = due.status
          WHERE said.times > 1 OR said.times IS NULL
          ORDER BY id, problem LIMIT ?
          """);

  private static final List<Question> ALL =
      List.of(
          SAID_ONCE,
          TALLIES,
          TURNS,
          ONE_ROUTE,
          LIVE_STOPS,
          LIMITS,
          PARCELS,
          UNDER_WAY,
          VERSIONS,
          FROZEN);

  private RouteQuestions() {}

  public static List<Finding> answered(Connection snapshot) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (Question question : ALL) {
      findings.add(question.answer(snapshot));
    }
    return findings;
  }
}
