-- The outbox of this schema, as the order centre has one (order-core, db/orders): the same tables and functions, read by the same relay.

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
  order_id   bigint,               -- always null here: routes have no order of their own
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

GRANT SELECT, INSERT ON outbox TO lading_planner;
GRANT SELECT, INSERT, UPDATE ON outbox_lane TO lading_planner;
GRANT USAGE ON SEQUENCE outbox_id TO lading_planner;
GRANT SELECT ON outbox, outbox_lane TO lading_verify;

-- Partitions belong to the owner; the relay's chore may make and drop them through these functions and in no other way.
-- A partition is made beside the log and attached, which waits for nobody who reads or appends.
CREATE FUNCTION ensure_outbox_partitions(days_ahead integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = routing, pg_temp AS $$
DECLARE
  day date;
  name text;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7204461820301);
  FOR day IN SELECT d::date FROM generate_series((now() AT TIME ZONE 'UTC')::date - 1, (now() AT TIME ZONE 'UTC')::date + days_ahead, interval '1 day') d LOOP
    name := 'outbox_' || to_char(day, 'YYYYMMDD');
    IF to_regclass('routing.' || name) IS NULL THEN
      EXECUTE format('CREATE TABLE %I (LIKE outbox INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
      EXECUTE format('ALTER TABLE outbox ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
        name, day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
      EXECUTE format('GRANT SELECT ON %I TO lading_verify', name);
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END $$;

-- Whether every row of a partition is published. A row below the xmin of its lane's snapshot is; the others are an index range.
CREATE FUNCTION outbox_partition_is_published(partition regclass) RETURNS boolean
LANGUAGE plpgsql SET search_path = routing, pg_temp SET enable_seqscan = off AS $$
DECLARE
  waiting boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s o LEFT JOIN outbox_lane l ON o.bucket BETWEEN l.bucket_from AND l.bucket_to
      WHERE o.xid >= (SELECT coalesce(min(pg_snapshot_xmin(published)), ''0'') FROM outbox_lane)
        AND NOT coalesce(pg_visible_in_snapshot(o.xid, l.published), false))', partition)
    INTO waiting;
  RETURN NOT waiting;
END $$;

-- Drops partitions whose every row is older than the retention and published by every lane. Returns the names of the dropped.
-- Looks again once it holds the locks: a transaction that began long ago may have appended meanwhile. It does not wait long
-- for them, because whoever appends would wait behind it; what cannot be dropped now is dropped another time.
CREATE FUNCTION drop_outbox_partitions(retention interval) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = routing, pg_temp SET lock_timeout = '100ms' AS $$
DECLARE
  old record;
BEGIN
  IF NOT pg_try_advisory_xact_lock(7204461820301) THEN
    RETURN;
  END IF;
  FOR old IN
    SELECT c.oid::regclass AS partition, c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'routing.outbox'::regclass AND c.relname ~ '^outbox_[0-9]{8}$'
      AND to_date(right(c.relname, 8), 'YYYYMMDD') + 1 <= ((now() - retention) AT TIME ZONE 'UTC')::date
    ORDER BY c.relname
  LOOP
    CONTINUE WHEN NOT outbox_partition_is_published(old.partition);
    BEGIN
      LOCK TABLE ONLY outbox IN ACCESS EXCLUSIVE MODE;
      EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', old.name);
      IF outbox_partition_is_published(old.partition) THEN
        EXECUTE format('DROP TABLE %I', old.name);
        RETURN NEXT old.name;
      END IF;
    EXCEPTION WHEN lock_not_available THEN
      NULL;
    END;
  END LOOP;
END $$;

-- After a dump was restored into another cluster, whose transaction ids begin anew: keeps what is published and what is not, in
-- one transaction. Published rows get an id that is visible in every snapshot, the others that of this transaction, which is not
-- visible in the new position; both only where the old id would say otherwise. Returns how many rows wait to be published.
-- Nobody appends while it runs (the lock), and nobody has appended since the restore (services anchor before they work).
CREATE FUNCTION reanchor_outbox(identifier bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = routing, pg_temp AS $$
DECLARE
  here pg_snapshot;
  unpublished bigint;
BEGIN
  LOCK TABLE outbox, outbox_lane IN EXCLUSIVE MODE;
  IF pg_current_xact_id_if_assigned() IS NOT NULL THEN
    RAISE EXCEPTION 'reanchor_outbox must be the first thing that its transaction writes';
  END IF;
  here := pg_current_snapshot();

  WITH judged AS (
    SELECT o.id, o.created_at, pg_visible_in_snapshot(o.xid, l.published)
        OR coalesce(o.id <= l.window_id AND pg_visible_in_snapshot(o.xid, l.window_snapshot), false) AS published
    FROM outbox o JOIN outbox_lane l ON o.bucket BETWEEN l.bucket_from AND l.bucket_to
    WHERE l.system_identifier <> identifier
  ), tied AS (
    UPDATE outbox o SET xid = CASE WHEN j.published THEN '2' ELSE pg_current_xact_id() END
    FROM judged j
    WHERE o.id = j.id AND o.created_at = j.created_at AND NOT (j.published AND pg_visible_in_snapshot(o.xid, here))
    RETURNING j.published
  )
  SELECT count(*) FILTER (WHERE NOT published) INTO unpublished FROM tied;

  UPDATE outbox_lane
  SET published = here, window_snapshot = NULL, window_id = NULL, system_identifier = identifier,
      owner = NULL, leased_until = NULL, epoch = epoch + 1, updated_at = clock_timestamp()
  WHERE system_identifier <> identifier;
  RETURN unpublished;
END $$;

REVOKE ALL ON FUNCTION ensure_outbox_partitions(integer), outbox_partition_is_published(regclass), drop_outbox_partitions(interval),
  reanchor_outbox(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_outbox_partitions(integer), drop_outbox_partitions(interval), reanchor_outbox(bigint) TO lading_planner;

SELECT ensure_outbox_partitions(3);
