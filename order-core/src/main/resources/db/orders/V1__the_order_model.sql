-- The order model (specification: domain, "The order model"; contract, "Inputs").
-- Owned and migrated by lading_orders_owner; served by lading_ingest; checked by lading_verify.
-- Rows are written by the use cases of order-core only, always a whole order in one transaction; foreign keys would
-- check again, row by row, what that one writer guarantees, so orphans are looked for by `verify` instead.
--
-- Codes kept as smallint are the ordinals of the enums in io.lading.core.contract; a code once used is never reused.
-- Names of constraints read as the rule they keep.

CREATE TABLE logistics_order (
  id                    bigint         NOT NULL,
  trade_order_code      varchar(128)   NOT NULL,
  biz_type              varchar(32)    NOT NULL,
  order_type            smallint       NOT NULL,
  order_origin          integer,
  fulfilment_mode       smallint       NOT NULL,
  parent_order_id       bigint,
  buyer_id              bigint         NOT NULL,
  buyer_name            varchar(64),
  seller_id             bigint,
  seller_name           varchar(64),
  warehouse_id          bigint         NOT NULL,
  currency              char(3)        NOT NULL,
  total_amount          numeric(12, 2) NOT NULL,
  receiver_id           bigint,
  receiver_name         varchar(64),
  receiver_telephone    varchar(32),
  receiver_province     varchar(32),
  receiver_city         varchar(64),
  receiver_area         varchar(64),
  receiver_street       varchar(64),
  receiver_address      varchar(1024),
  receiver_address_code varchar(32),
  receiver_lat          double precision,
  receiver_lon          double precision,
  sender_id             bigint,
  sender_name           varchar(64),
  sender_telephone      varchar(32),
  sender_province       varchar(32),
  sender_city           varchar(64),
  sender_area           varchar(64),
  sender_street         varchar(64),
  sender_address        varchar(1024),
  sender_address_code   varchar(32),
  sender_lat            double precision,
  sender_lon            double precision,
  delivery_from         timestamptz,
  delivery_to           timestamptz,
  service_seconds       integer        NOT NULL,
  mailno                varchar(256),
  express_code          varchar(32),
  express_name          varchar(32),
  feature               varchar(1024),
  version               integer        NOT NULL,
  is_delete             boolean        NOT NULL,
  created_at            timestamptz    NOT NULL,
  updated_at            timestamptz    NOT NULL,
  CONSTRAINT one_row_per_order PRIMARY KEY (id)
) WITH (fillfactor = 90);

-- "a buyer's orders, newest first" (GET /orders?buyerId=): ids grow with time.
CREATE INDEX orders_of_a_buyer ON logistics_order (buyer_id, id DESC);
-- "the returns of an order" (what of a delivered order came back already); other orders are not in it.
CREATE INDEX returns_of_an_order ON logistics_order (parent_order_id) WHERE parent_order_id IS NOT NULL;

-- The narrow row that changes 10 to 20 times in an order's life, so that a status change neither rewrites a wide row nor touches an index.
-- package_states: two bytes a package, by package_index: its own status, and where it is underneath (io.lading.core.lifecycle.Standing); null
-- while no package differs from the order. marks: the milestones on the time line, ten bytes each (io.lading.core.change.Marks).
-- A row ends more than twice as long as it began, by its marks, and orders of one page are changed in one batch: the fillfactor leaves room
-- for both versions of all of them. Measured, batches of 250 over the longest path: 94.3 % of the updates were HOT at 40, 96.8 % at 30, 98.3 % at 25.
CREATE TABLE logistics_order_state (
  order_id       bigint      NOT NULL,
  updated_at     timestamptz NOT NULL,
  status_version integer     NOT NULL,
  sequence       integer     NOT NULL,
  status         smallint    NOT NULL,
  package_states bytea,
  marks          bytea       NOT NULL DEFAULT '',
  CONSTRAINT one_state_per_order PRIMARY KEY (order_id),
  CONSTRAINT sequence_counts_from_one CHECK (sequence >= 1)
) WITH (fillfactor = 25);

-- A package's own status, however broken the row is.
CREATE FUNCTION package_status(package_states bytea, package_index smallint, order_status smallint) RETURNS smallint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN length(package_states) > 2 * package_index THEN get_byte(package_states, 2 * package_index)::smallint ELSE order_status END;

CREATE TABLE logistics_order_package (
  order_id              bigint      NOT NULL,
  id                    bigint      NOT NULL, -- 1, 2, 3 … within the order, like the items': only (order_id, id) means one package
  package_index         smallint    NOT NULL, -- 0, 1, 2 … in the order of the trade; place in logistics_order_state.package_states
  package_no            varchar(64) NOT NULL,
  warehouse_id          bigint      NOT NULL,
  package_type          integer,
  mailno                varchar(256),
  express_code          varchar(32),
  express_name          varchar(32),
  receiver_id           bigint,
  receiver_name         varchar(64),
  receiver_telephone    varchar(32),
  receiver_province     varchar(32),
  receiver_city         varchar(64),
  receiver_area         varchar(64),
  receiver_street       varchar(64),
  receiver_address      varchar(1024),
  receiver_address_code varchar(32),
  receiver_lat          double precision,
  receiver_lon          double precision,
  sender_id             bigint,
  sender_name           varchar(64),
  sender_telephone      varchar(32),
  sender_province       varchar(32),
  sender_city           varchar(64),
  sender_area           varchar(64),
  sender_street         varchar(64),
  sender_address        varchar(1024),
  sender_address_code   varchar(32),
  sender_lat            double precision,
  sender_lon            double precision,
  delivery_from         timestamptz,
  delivery_to           timestamptz,
  feature               varchar(1024),
  version               integer     NOT NULL,
  CONSTRAINT one_row_per_package PRIMARY KEY (order_id, id)
) WITH (fillfactor = 90);

-- "the package of a waybill" (checkpoints and queries by mailNo); rows without a waybill are not in it, so creating an order does not touch it.
CREATE INDEX packages_of_a_waybill ON logistics_order_package (mailno, express_code) WHERE mailno IS NOT NULL;

CREATE TABLE logistics_order_item (
  order_id             bigint   NOT NULL,
  id                   bigint   NOT NULL,
  package_id           bigint   NOT NULL,
  item_id              bigint   NOT NULL,
  sku_id               bigint   NOT NULL,
  item_num             integer  NOT NULL,
  unit_price           numeric(12, 2),
  trade_sub_order_code varchar(256),
  sku_name             varchar(256),
  item_name            varchar(256),
  item_type            integer,
  shop_id              bigint,
  item_weight          numeric(12, 3), -- kg
  item_volume          numeric(12, 6), -- m³
  marking              varchar(128),
  feature              varchar(1024),
  version              integer  NOT NULL,
  CONSTRAINT one_row_per_item PRIMARY KEY (order_id, id),
  CONSTRAINT item_num_is_positive CHECK (item_num > 0)
) WITH (fillfactor = 100);

-- The dedup row: the permanent memory of (trade_order_code, biz_type). order_id is null while only a cancel that came first is known.
CREATE TABLE logistics_order_unique (
  trade_order_code varchar(128) NOT NULL,
  biz_type         varchar(32)  NOT NULL,
  order_id         bigint,
  buyer_id         bigint,
  content_hash     bytea,
  hash_version     smallint,
  archived         boolean      NOT NULL DEFAULT false,
  cancelled_first  boolean      NOT NULL DEFAULT false,
  created_at       timestamptz  NOT NULL,
  CONSTRAINT one_order_per_trade PRIMARY KEY (trade_order_code, biz_type),
  CONSTRAINT an_order_or_an_early_cancel CHECK (cancelled_first OR (order_id IS NOT NULL AND buyer_id IS NOT NULL AND content_hash IS NOT NULL AND hash_version IS NOT NULL))
);

-- Stock of a SKU in a warehouse. quantity: in stock and not yet deducted; reserved: part of it that PENDING orders hold.
CREATE TABLE inventory (
  warehouse_id bigint      NOT NULL,
  sku_id       bigint      NOT NULL,
  quantity     bigint      NOT NULL,
  reserved     bigint      NOT NULL DEFAULT 0,
  version      bigint      NOT NULL DEFAULT 1,
  updated_at   timestamptz NOT NULL,
  CONSTRAINT one_row_per_sku_and_warehouse PRIMARY KEY (warehouse_id, sku_id),
  CONSTRAINT reserved_is_not_negative CHECK (reserved >= 0),
  CONSTRAINT reserved_within_quantity CHECK (reserved <= quantity)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);

-- Every adjustment that took effect, with its identity.
CREATE TABLE inventory_adjustment (
  identity       uuid        NOT NULL,
  warehouse_id   bigint      NOT NULL,
  sku_id         bigint      NOT NULL,
  delta          bigint      NOT NULL,
  quantity_after bigint      NOT NULL,
  reason         varchar(256),
  content        uuid, -- of what HTTP was asked for: tells a key that is repeated from one that is reused
  created_at     timestamptz NOT NULL,
  CONSTRAINT one_row_per_adjustment PRIMARY KEY (identity)
);

-- "the adjustments of a SKU" (verify, invariant 3).
CREATE INDEX adjustments_of_a_sku ON inventory_adjustment (warehouse_id, sku_id);

-- Identities of consumed messages whose outcome no other row remembers (a created order's dedup row is its identity).
-- identity: first 16 bytes of SHA-256, see io.lading.core.model.Identity. answer: what HTTP told the first caller; content: what he had asked for.
CREATE TABLE message_identity (
  identity   uuid        NOT NULL,
  outcome    smallint    NOT NULL,
  code       varchar(64),
  answer     bytea,
  content    uuid,
  created_at timestamptz NOT NULL,
  CONSTRAINT one_effect_per_identity PRIMARY KEY (identity)
);

-- "identities older than the topics' retention" (the pruning chore): append-only and correlated with time, so a BRIN is enough.
CREATE INDEX identities_by_age ON message_identity USING brin (created_at) WITH (autosummarize = on);

-- How far each input partition was consumed, moved in the transaction that wrote what was consumed.
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

-- Intercepts that wait for their answer: written when asked, deleted when answered or overtaken. key, traceparent, correlation_id and
-- causation_id are of the message that asked: it is refused when the intercept is lost. sequence: of the event that announced the asking.
CREATE TABLE order_intercept (
  order_id       bigint      NOT NULL,
  package_index  smallint    NOT NULL,
  sequence       integer     NOT NULL,
  asked_at       timestamptz NOT NULL,
  due_at         timestamptz NOT NULL,
  announced      boolean     NOT NULL DEFAULT false, -- that it is overdue
  key            bytea,
  traceparent    text,
  correlation_id text,
  causation_id   text,
  CONSTRAINT one_intercept_per_package PRIMARY KEY (order_id, package_index)
);

-- "intercepts that nobody answered in time" (the chore that announces them, once each).
CREATE INDEX intercepts_by_due_time ON order_intercept (due_at, order_id) WHERE NOT announced;

-- Delivered orders that a time limit will complete. Completed or not, the chore that passes a row deletes it.
CREATE TABLE order_completion (
  due_at   timestamptz NOT NULL,
  order_id bigint      NOT NULL,
  CONSTRAINT one_row_per_delivery PRIMARY KEY (due_at, order_id)
);

-- How far chores have come that pass every order once, by id: ids grow with time.
CREATE TABLE chore_position (
  chore varchar(64) NOT NULL,
  up_to bigint      NOT NULL,
  CONSTRAINT one_position_per_chore PRIMARY KEY (chore)
);

-- Messages whose order is not there yet, whole, so that their dead letters would be too. They wait for an order's id, a trade or a waybill.
CREATE TABLE parked_message (
  id               bigint       GENERATED ALWAYS AS IDENTITY,
  identity         uuid         NOT NULL,
  consumer_group   varchar(128) NOT NULL,
  topic            varchar(249) NOT NULL,
  partition        integer      NOT NULL,
  record_offset    bigint       NOT NULL,
  record_timestamp bigint       NOT NULL, -- ms, as Kafka has it
  key              bytea,
  headers          bytea        NOT NULL, -- io.lading.core.outbox.HeaderBytes
  value            bytea,
  order_id         bigint,
  trade_order_code varchar(128),
  biz_type         varchar(32),
  express_code     varchar(32),
  mailno           varchar(256),
  parked_at        timestamptz  NOT NULL,
  attempts         integer      NOT NULL,
  due_at           timestamptz  NOT NULL,
  CONSTRAINT one_row_per_parked_message PRIMARY KEY (id),
  CONSTRAINT parked_once_per_identity UNIQUE (identity)
) WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);

-- "parked messages whose next attempt is due" (the retrying chore).
CREATE INDEX parked_by_due_time ON parked_message (due_at, id);
-- "what waits for these trades" (when their orders are created).
CREATE INDEX parked_for_a_trade ON parked_message (trade_order_code, biz_type) WHERE trade_order_code IS NOT NULL;
-- "what waits for these waybills" (when packages get them).
CREATE INDEX parked_for_a_waybill ON parked_message (mailno, express_code) WHERE mailno IS NOT NULL;

-- The outbox: an append-only log. Rows are never updated or deleted; partitions (by day) are dropped after the retention.
-- xid makes the difference of two snapshots an index range; bucket (0 … 255, of the key) decides the lane.
CREATE SEQUENCE outbox_id AS bigint CACHE 1;

CREATE TABLE outbox (
  id         bigint      NOT NULL DEFAULT nextval('outbox_id'),
  xid        xid8        NOT NULL DEFAULT pg_current_xact_id(),
  created_at timestamptz NOT NULL DEFAULT now(),
  bucket     smallint    NOT NULL,
  topic      varchar(249) NOT NULL,
  key        bytea,
  headers    bytea       NOT NULL, -- io.lading.core.outbox.HeaderBytes
  payload    bytea,
  order_id   bigint,               -- of a status event: with sequence, what verify compares; null for rejections and dead letters
  sequence   integer,
  CONSTRAINT bucket_is_a_byte CHECK (bucket BETWEEN 0 AND 255)
) PARTITION BY RANGE (created_at);

-- "rows visible now and not in the previous snapshot" (the relay's pass): rows of one transaction share one index entry's key, so it stays small.
CREATE INDEX outbox_by_transaction ON outbox (xid);
-- "the next page of a large window", "republish a range of ids".
CREATE INDEX outbox_by_id ON outbox (id);

-- A lane: a range of buckets, who may publish it (owner, epoch, lease) and how far it is published (the snapshots).
CREATE TABLE outbox_lane (
  lane              smallint    NOT NULL,
  bucket_from       smallint    NOT NULL,
  bucket_to         smallint    NOT NULL,
  owner             varchar(128),
  epoch             bigint      NOT NULL DEFAULT 0,
  leased_until      timestamptz,
  published         pg_snapshot NOT NULL, -- everything visible in it has been acknowledged by Kafka
  window_snapshot   pg_snapshot,          -- set while a window larger than one page is being published …
  window_id         bigint,               -- … up to and including this id
  system_identifier bigint      NOT NULL, -- of the cluster whose transaction ids the snapshots speak of
  updated_at        timestamptz NOT NULL,
  CONSTRAINT one_row_per_lane PRIMARY KEY (lane),
  CONSTRAINT lane_covers_buckets CHECK (0 <= bucket_from AND bucket_from <= bucket_to AND bucket_to <= 255)
) WITH (fillfactor = 50);

-- Worker numbers of the id generator. A lease is a range of time stamps: nobody else uses this worker number with a time stamp up to safe_until_ms.
CREATE TABLE worker_lease (
  worker        smallint     NOT NULL,
  owner         varchar(128) NOT NULL,
  safe_until_ms bigint       NOT NULL,
  leased_until  timestamptz  NOT NULL,
  CONSTRAINT one_lease_per_worker PRIMARY KEY (worker)
) WITH (fillfactor = 50);
