-- What waits to be delivered, who can deliver it, and the routes that were planned (specification: domain, invariant 9).
-- Owned and migrated by lading_routing_owner; served by lading_planner; checked by lading_verify.
--
-- Codes kept as smallint are the ordinals of the enums in io.lading.planner and io.lading.core.contract; a code once used is never reused.
-- Locks are taken in one order everywhere: consumer positions, parcels by key, routes by id, planning rows by warehouse.

-- The fleet, from lading.fleet-updates.v1. told_at: the newest wins, so that a replay changes nothing.
CREATE TABLE warehouse (
  warehouse_id bigint           NOT NULL,
  name         text,
  lat          double precision NOT NULL,
  lon          double precision NOT NULL,
  told_at      timestamptz      NOT NULL,
  CONSTRAINT one_row_per_warehouse PRIMARY KEY (warehouse_id)
);

CREATE TABLE courier (
  courier_id   bigint      NOT NULL,
  warehouse_id bigint,
  name         text,
  status       smallint    NOT NULL,
  lat          double precision,
  lon          double precision,
  max_weight   bigint,               -- grams
  max_volume   bigint,               -- cm³
  max_stops    integer,
  shift_from   timestamptz,
  shift_to     timestamptz,
  told_at      timestamptz NOT NULL,
  CONSTRAINT one_row_per_courier PRIMARY KEY (courier_id)
) WITH (fillfactor = 70);

-- "the couriers of a warehouse" (each planning run).
CREATE INDEX couriers_of_a_warehouse ON courier (warehouse_id);

-- The gazetteer: where destinations without coordinates are.
CREATE TABLE place (
  address_code text             NOT NULL,
  lat          double precision NOT NULL,
  lon          double precision NOT NULL,
  told_at      timestamptz      NOT NULL,
  CONSTRAINT one_row_per_address_code PRIMARY KEY (address_code)
);

-- How far the events of each order that is planned were taken in: a repeated or replayed event is at or below it.
CREATE TABLE planned_order (
  order_id bigint      NOT NULL,
  sequence integer     NOT NULL,
  begun_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT one_row_per_order PRIMARY KEY (order_id)
) WITH (fillfactor = 70);

-- One package of an order. state: waiting, loaded, left. shipped: its SHIPPED was sent by us, with its first route.
-- Version counts changes of what planning looks at.
CREATE TABLE parcel (
  order_id        bigint   NOT NULL,
  package_no      text     NOT NULL,
  warehouse_id    bigint   NOT NULL,
  address_code    text,
  lat             double precision,
  lon             double precision,
  weight          bigint   NOT NULL, -- grams
  volume          bigint   NOT NULL, -- cm³
  window_from     timestamptz,
  window_to       timestamptz,
  service_seconds integer  NOT NULL,
  state           smallint NOT NULL,
  shipped         boolean  NOT NULL,
  version         integer  NOT NULL,
  reason          text,              -- why the last planning run left it out
  waiting_since   timestamptz NOT NULL,
  CONSTRAINT one_row_per_parcel PRIMARY KEY (order_id, package_no)
) WITH (fillfactor = 70);

-- "what waits in a warehouse, oldest orders first" (each planning run): ids grow with time.
CREATE INDEX parcels_waiting_in_a_warehouse ON parcel (warehouse_id, order_id, package_no) WHERE state = 0;
-- "whose destination is known by this address code only" (when the gazetteer learns it).
CREATE INDEX parcels_waiting_for_a_place ON parcel (address_code) WHERE state = 0 AND lat IS NULL;

CREATE SEQUENCE route_number AS bigint;

-- A delivery route of one courier. state: planned, departed, finished, superseded. The limits are the courier's when it was planned.
-- version counts the route's events without gaps. path: GeoJSON line, warehouse to warehouse or last door.
CREATE TABLE delivery_route (
  route_id           bigint      NOT NULL,
  warehouse_id       bigint      NOT NULL,
  courier_id         bigint      NOT NULL,
  version            integer     NOT NULL,
  state              smallint    NOT NULL,
  depot_lat          double precision NOT NULL,
  depot_lon          double precision NOT NULL,
  returns            boolean     NOT NULL, -- whether it ends at the depot
  path               jsonb       NOT NULL,
  stops              integer     NOT NULL,
  load_weight        bigint      NOT NULL,
  load_volume        bigint      NOT NULL,
  max_weight         bigint      NOT NULL,
  max_volume         bigint      NOT NULL,
  max_stops          integer     NOT NULL,
  estimated_distance bigint      NOT NULL, -- metres
  estimated_time     bigint      NOT NULL, -- seconds
  actual_distance    bigint,
  actual_time        bigint,
  planned_at         timestamptz NOT NULL,
  departed_at        timestamptz,
  finished_at        timestamptz,
  CONSTRAINT one_row_per_route PRIMARY KEY (route_id),
  CONSTRAINT version_counts_from_one CHECK (version >= 1),
  CONSTRAINT a_route_never_weighs_more_than_its_courier_carries CHECK (load_weight <= max_weight),
  CONSTRAINT a_route_never_measures_more_than_its_courier_carries CHECK (load_volume <= max_volume),
  CONSTRAINT a_route_never_has_more_stops_than_its_courier_makes CHECK (stops <= max_stops)
) WITH (fillfactor = 70);

-- "the live routes of a warehouse" (each planning run, the API, the map).
CREATE INDEX live_routes_of_a_warehouse ON delivery_route (warehouse_id, route_id) WHERE state IN (0, 1);
-- "all routes of a warehouse, newest first" (the API), "the last planned".
CREATE INDEX routes_of_a_warehouse ON delivery_route (warehouse_id, route_id);
CREATE UNIQUE INDEX a_courier_has_at_most_one_live_route ON delivery_route (courier_id) WHERE state IN (0, 1);

-- A stop of a route, from 1. live: the route is planned or departed.
CREATE TABLE route_stop (
  route_id        bigint           NOT NULL,
  sequence        integer          NOT NULL,
  order_id        bigint           NOT NULL,
  package_no      text             NOT NULL,
  live            boolean          NOT NULL,
  lat             double precision NOT NULL,
  lon             double precision NOT NULL,
  weight          bigint           NOT NULL,
  volume          bigint           NOT NULL,
  leg_distance    integer          NOT NULL, -- metres from the stop before
  eta_seconds     integer          NOT NULL, -- after departure
  service_seconds integer          NOT NULL,
  ended_at        timestamptz,               -- delivered, refused …
  CONSTRAINT one_row_per_stop PRIMARY KEY (route_id, sequence)
);

CREATE UNIQUE INDEX a_parcel_is_on_at_most_one_live_route ON route_stop (order_id, package_no) WHERE live;

-- When a warehouse is to be planned (due_at), and who does it (owner, until the lease ends; the epoch fences him afterwards).
-- asked counts what asked for planning, answered how much of that the last run had seen; fresh: parcels that came since.
CREATE TABLE planning (
  warehouse_id bigint      NOT NULL,
  asked        bigint      NOT NULL,
  answered     bigint      NOT NULL,
  fresh        integer     NOT NULL,
  due_at       timestamptz NOT NULL,
  owner        text,
  epoch        bigint      NOT NULL,
  leased_until timestamptz,
  CONSTRAINT one_row_per_planned_warehouse PRIMARY KEY (warehouse_id),
  CONSTRAINT answers_follow_questions CHECK (answered <= asked)
) WITH (fillfactor = 50);

-- "the warehouses that are to be planned" (the planning loop).
CREATE INDEX planning_due ON planning (due_at) WHERE answered < asked;

-- Identities of fleet messages that were refused or dead-lettered: their copies are not announced again.
CREATE TABLE refused_message (
  identity   uuid        NOT NULL,
  refused_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT refused_once_per_identity PRIMARY KEY (identity)
);

-- Records of the status topic that could not be read. Empty unless something is badly wrong; settled_at is set by hand.
CREATE TABLE unreadable (
  topic         text        NOT NULL,
  partition     integer     NOT NULL,
  record_offset bigint      NOT NULL,
  record_time   timestamptz NOT NULL,
  key           bytea,
  reason        text        NOT NULL,
  noticed_at    timestamptz NOT NULL DEFAULT now(),
  settled_at    timestamptz,
  CONSTRAINT one_row_per_unreadable_record PRIMARY KEY (topic, partition, record_offset, record_time)
);

-- "what is still unreadable" (health).
CREATE INDEX unsettled ON unreadable (noticed_at) WHERE settled_at IS NULL;

-- How far each partition was consumed, moved in the transaction that wrote what was consumed.
CREATE TABLE consumer_position (
  consumer_group varchar(128) NOT NULL,
  topic          varchar(249) NOT NULL,
  partition      integer      NOT NULL,
  topic_id       uuid         NOT NULL,
  epoch          bigint       NOT NULL, -- +1 at each assignment: fences the consumer that had the partition before
  next_offset    bigint       NOT NULL,
  applied        bigint       NOT NULL DEFAULT 0,
  no_op          bigint       NOT NULL DEFAULT 0,
  rejected       bigint       NOT NULL DEFAULT 0,
  dead_lettered  bigint       NOT NULL DEFAULT 0,
  parked         bigint       NOT NULL DEFAULT 0,
  consumed       bigint       NOT NULL DEFAULT 0,
  CONSTRAINT one_position_per_partition PRIMARY KEY (consumer_group, topic, partition),
  CONSTRAINT every_record_has_one_outcome CHECK (consumed = applied + no_op + rejected + dead_lettered + parked)
) WITH (fillfactor = 50);

GRANT USAGE ON SCHEMA routing TO lading_planner, lading_verify;
GRANT SELECT, INSERT, UPDATE ON warehouse, courier, place, planning, consumer_position TO lading_planner;
GRANT SELECT, INSERT, UPDATE, DELETE ON planned_order, parcel, delivery_route, route_stop TO lading_planner;
GRANT SELECT, INSERT, DELETE ON refused_message TO lading_planner;
GRANT SELECT, INSERT ON unreadable TO lading_planner;
GRANT UPDATE (settled_at) ON unreadable TO lading_planner;
GRANT USAGE ON SEQUENCE route_number TO lading_planner;
GRANT SELECT ON ALL TABLES IN SCHEMA routing TO lading_verify;
