-- The time line of every order, projected from the status topic (specification: contract, "Outputs"; domain, invariant 6).
-- Owned and migrated by lading_tracking_owner; served by lading_projector; checked by lading_verify.
-- Everything but the positions can be thrown away and projected anew from the topic.
--
-- Codes kept as smallint are the ordinals of the enums in io.lading.core.contract; a code once used is never reused.
-- Texts have no limits here: what was published is shown, whatever release published it.

-- One status event. Rows are written once and never change: fillfactor 100.
CREATE TABLE timeline (
  order_id        bigint      NOT NULL,
  sequence        integer     NOT NULL,
  kind            smallint    NOT NULL,
  status          smallint    NOT NULL,
  previous_status smallint,
  status_version  integer     NOT NULL,
  milestone       smallint,
  package_no      text,
  package_status  smallint,
  mailno          text,
  express_code    text,
  changed_fields  text[],
  location_text   text,
  location_lat    double precision,
  location_lon    double precision,
  description     text,
  occurred_at     timestamptz,
  recorded_at     timestamptz NOT NULL,
  CONSTRAINT one_row_per_event PRIMARY KEY (order_id, sequence),
  CONSTRAINT sequence_counts_from_one CHECK (sequence >= 1)
) WITH (fillfactor = 100);

-- What is known of an order: events 1 … contiguous are there, highest is the newest that was seen; they differ while there is a gap.
-- Rewritten 10 to 20 times in an order's life and never in an index: room for the updates to stay on their page.
CREATE TABLE order_head (
  order_id   bigint   NOT NULL,
  contiguous integer  NOT NULL,
  highest    integer  NOT NULL,
  status     smallint NOT NULL,
  CONSTRAINT one_head_per_order PRIMARY KEY (order_id),
  CONSTRAINT contiguous_within_highest CHECK (0 <= contiguous AND contiguous <= highest)
) WITH (fillfactor = 70);

-- Events missing_from … missing_to of an order were jumped over; closed_at says when they were there after all.
CREATE TABLE sequence_gap (
  order_id     bigint      NOT NULL,
  missing_from integer     NOT NULL,
  missing_to   integer     NOT NULL,
  noticed_at   timestamptz NOT NULL DEFAULT now(),
  closed_at    timestamptz,
  CONSTRAINT one_row_per_gap PRIMARY KEY (order_id, missing_from, missing_to),
  CONSTRAINT missing_from_before_missing_to CHECK (1 <= missing_from AND missing_from <= missing_to)
);

-- "the open gaps" (health, metrics, verify).
CREATE INDEX open_gaps ON sequence_gap (order_id) WHERE closed_at IS NULL;

-- Records of the status topic that could not be read, bytes untouched. Empty unless something is badly wrong.
-- order_id, sequence: which event it claims to be, by its key and headers, if it does. Settled when it could be read after all
-- (each start tries again), when that event is on the time line by another record, or when somebody has set settled_at.
CREATE TABLE unreadable (
  topic         text        NOT NULL,
  partition     integer     NOT NULL,
  record_offset bigint      NOT NULL,
  record_time   timestamptz NOT NULL,
  key           bytea,
  value         bytea,
  headers       bytea       NOT NULL, -- per header: name and value, each preceded by its length in four bytes, -1 for null
  reason        text        NOT NULL,
  order_id      bigint,
  sequence      integer,
  noticed_at    timestamptz NOT NULL DEFAULT now(),
  settled_at    timestamptz,
  CONSTRAINT one_row_per_unreadable_record PRIMARY KEY (topic, partition, record_offset, record_time)
);

-- "what is still unreadable" (health, metrics, each start).
CREATE INDEX unsettled ON unreadable (topic, partition, record_offset, record_time) WHERE settled_at IS NULL;

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

GRANT USAGE ON SCHEMA tracking TO lading_projector, lading_verify;
GRANT SELECT, INSERT ON timeline, unreadable TO lading_projector;
GRANT UPDATE (settled_at) ON unreadable TO lading_projector;
GRANT SELECT, INSERT, UPDATE ON order_head, sequence_gap, consumer_position TO lading_projector;
GRANT SELECT ON timeline, order_head, sequence_gap, unreadable, consumer_position TO lading_verify;
