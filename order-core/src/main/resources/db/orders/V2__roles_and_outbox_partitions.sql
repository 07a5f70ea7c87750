-- What each service may do (roles are made once by the database's administrator: deploy/engines, roles.sql).
GRANT USAGE ON SCHEMA orders TO lading_ingest, lading_projector, lading_verify;

GRANT SELECT, INSERT ON logistics_order, logistics_order_package, logistics_order_item, outbox, inventory_adjustment TO lading_ingest;
GRANT SELECT, INSERT, UPDATE ON logistics_order_state, inventory, consumer_position, outbox_lane, worker_lease, chore_position TO lading_ingest;
GRANT SELECT, INSERT, UPDATE, DELETE ON logistics_order_unique, message_identity, order_intercept, parked_message TO lading_ingest;
GRANT SELECT, INSERT, DELETE ON order_completion TO lading_ingest;
-- Rows to be changed are locked, which takes the right to update; only what the model calls updatable can be.
GRANT UPDATE (version, updated_at, buyer_name, seller_name, receiver_id, receiver_name, receiver_telephone, receiver_province, receiver_city, receiver_area,
    receiver_street, receiver_address, receiver_address_code, receiver_lat, receiver_lon,
    sender_id, sender_name, sender_telephone, sender_province, sender_city, sender_area, sender_street, sender_address, sender_address_code,
    sender_lat, sender_lon, delivery_from, delivery_to, feature) ON logistics_order TO lading_ingest;
GRANT UPDATE (version, mailno, express_code, express_name, receiver_id, receiver_name, receiver_telephone, receiver_province, receiver_city, receiver_area,
    receiver_street, receiver_address, receiver_address_code, receiver_lat, receiver_lon,
    sender_id, sender_name, sender_telephone, sender_province, sender_city, sender_area, sender_street, sender_address, sender_address_code,
    sender_lat, sender_lon, delivery_from, delivery_to, feature) ON logistics_order_package TO lading_ingest;
GRANT USAGE ON SEQUENCE outbox_id TO lading_ingest;
GRANT SELECT ON logistics_order, logistics_order_state, logistics_order_package, logistics_order_item, logistics_order_unique, inventory TO lading_projector;
GRANT SELECT ON ALL TABLES IN SCHEMA orders TO lading_verify;

-- Partitions belong to the owner; the relay's chore may make and drop them through these functions and in no other way.
-- A partition is made beside the log and attached, which waits for nobody who reads or appends.
CREATE FUNCTION ensure_outbox_partitions(days_ahead integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = orders, pg_temp AS $$
DECLARE
  day date;
  name text;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7204461820301);
  FOR day IN SELECT d::date FROM generate_series((now() AT TIME ZONE 'UTC')::date - 1, (now() AT TIME ZONE 'UTC')::date + days_ahead, interval '1 day') d LOOP
    name := 'outbox_' || to_char(day, 'YYYYMMDD');
    IF to_regclass('orders.' || name) IS NULL THEN
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
LANGUAGE plpgsql SET search_path = orders, pg_temp SET enable_seqscan = off AS $$
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
LANGUAGE plpgsql SECURITY DEFINER SET search_path = orders, pg_temp SET lock_timeout = '100ms' AS $$
DECLARE
  old record;
BEGIN
  IF NOT pg_try_advisory_xact_lock(7204461820301) THEN
    RETURN;
  END IF;
  FOR old IN
    SELECT c.oid::regclass AS partition, c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'orders.outbox'::regclass AND c.relname ~ '^outbox_[0-9]{8}$'
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
LANGUAGE plpgsql SECURITY DEFINER SET search_path = orders, pg_temp AS $$
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
GRANT EXECUTE ON FUNCTION ensure_outbox_partitions(integer), drop_outbox_partitions(interval), reanchor_outbox(bigint) TO lading_ingest;

SELECT ensure_outbox_partitions(3);

-- Every column of the second source's four tables, under its name, joined from where it is kept.
CREATE FUNCTION lg_order_code(order_id bigint) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN 'LG' || lpad(order_id::text, 19, '0');

CREATE VIEW order_view AS
SELECT lg_order_code(o.id) AS lg_order_code, lg_order_code(o.parent_order_id) AS parent_lg_order_code,
       s.status, s.status_version, s.sequence, o.*, s.updated_at AS status_updated_at
FROM logistics_order o JOIN logistics_order_state s ON s.order_id = o.id;

CREATE VIEW package_view AS
SELECT lg_order_code(p.order_id) AS lg_order_code, o.trade_order_code, o.buyer_id, o.seller_id, o.is_delete, o.created_at, o.updated_at,
       package_status(s.package_states, p.package_index, s.status) AS status, p.*
FROM logistics_order_package p JOIN logistics_order o ON o.id = p.order_id JOIN logistics_order_state s ON s.order_id = p.order_id;

CREATE VIEW item_view AS
SELECT v.lg_order_code, v.trade_order_code, v.buyer_id, v.seller_id, v.is_delete, v.created_at, v.updated_at, v.status, i.*
FROM logistics_order_item i JOIN package_view v ON v.order_id = i.order_id AND v.id = i.package_id;

GRANT SELECT ON order_view, package_view, item_view TO lading_ingest, lading_projector, lading_verify;
