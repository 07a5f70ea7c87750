-- Indexes that let a statement stop early: what is old, what is due, what is left out; and how long each leg takes.

-- "what is old enough to be forgotten, oldest first" (forgetting): it stops at the first that is not.
CREATE INDEX orders_by_age ON planned_order (begun_at, order_id);
CREATE INDEX ended_routes_by_age ON delivery_route ((coalesce(finished_at, planned_at)), route_id) WHERE state IN (2, 3);
CREATE INDEX refusals_by_age ON refused_message (refused_at);

-- "what waits in a warehouse and was never left out, oldest orders first" (each planning run, and the API).
CREATE INDEX parcels_never_left_out ON parcel (warehouse_id, order_id, package_no) WHERE state = 0 AND reason IS NULL;
-- "what was left out of the plan of a warehouse, or brought back to it" (each planning run, and the API).
CREATE INDEX parcels_with_a_reason ON parcel (warehouse_id, state, order_id, package_no) WHERE reason IS NOT NULL;
DROP INDEX parcels_waiting_in_a_warehouse;

-- "the ended route that a parcel's delivery is still to be noted on" (consuming).
CREATE INDEX stops_ended_unseen ON route_stop (order_id, package_no) WHERE NOT live AND ended_at IS NULL;

-- due_at is also when the clock alone asks for planning: the next latest start of a planned route, or infinity.
-- "the warehouses that are to be planned" (the planning loop).
CREATE INDEX planning_by_due_time ON planning (due_at, warehouse_id);
DROP INDEX planning_due;

-- From the stop before, driving only: who departs at another hour than was planned waits at other doors. What is there already is taken
-- to wait nowhere, until it is planned anew.
ALTER TABLE route_stop ADD COLUMN leg_seconds integer;
UPDATE route_stop s SET leg_seconds = l.leg_seconds
FROM (
  SELECT route_id, sequence, eta_seconds - lag(eta_seconds + service_seconds, 1, 0) OVER (PARTITION BY route_id ORDER BY sequence) AS leg_seconds
  FROM route_stop
) AS l
WHERE l.route_id = s.route_id AND l.sequence = s.sequence;
ALTER TABLE route_stop ALTER COLUMN leg_seconds SET NOT NULL;

-- What a finished route brought back: it neither waits nor is under way, and says so.
UPDATE parcel p SET reason = 'BROUGHT_BACK'
WHERE p.state = 1
  AND NOT EXISTS (SELECT 1 FROM route_stop s WHERE s.order_id = p.order_id AND s.package_no = p.package_no AND s.live);
