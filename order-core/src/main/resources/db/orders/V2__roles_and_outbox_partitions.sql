-- What each service may do (roles are made once by the database's administrator: deploy/engines, roles.sql).
GRANT USAGE ON SCHEMA orders TO lading_ingest, lading_projector, lading_verify;

GRANT SELECT, INSERT ON logistics_order, logistics_order_package, logistics_order_item, outbox, inventory_adjustment TO lading_ingest;
GRANT SELECT, INSERT, UPDATE ON logistics_order_state, inventory, consumer_position, outbox_lane, worker_lease TO lading_ingest;
GRANT SELECT, INSERT, UPDATE, DELETE ON logistics_order_unique, message_identity TO lading_ingest;
GRANT UPDATE (version, updated_at, buyer_name, seller_name, feature) ON logistics_order TO lading_ingest;
GRANT USAGE ON SEQUENCE outbox_id TO lading_ingest;
GRANT SELECT ON logistics_order, logistics_order_state, logistics_order_package, logistics_order_item, logistics_order_unique, inventory TO lading_projector;
GRANT SELECT ON ALL TABLES IN SCHEMA orders TO lading_verify;

-- Partitions belong to the owner; the relay's chore may make and drop them through these functions and in no other way.
CREATE FUNCTION ensure_outbox_partitions(days_ahead integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = orders, pg_temp AS $$
DECLARE
  day date;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7204461820301);
  FOR day IN SELECT d::date FROM generate_series((now() AT TIME ZONE 'UTC')::date - 1, (now() AT TIME ZONE 'UTC')::date + days_ahead, interval '1 day') d LOOP
    IF to_regclass('orders.outbox_' || to_char(day, 'YYYYMMDD')) IS NULL THEN
      EXECUTE format('CREATE TABLE outbox_%s PARTITION OF outbox FOR VALUES FROM (%L) TO (%L)',
        to_char(day, 'YYYYMMDD'), day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
      EXECUTE format('GRANT SELECT ON outbox_%s TO lading_verify', to_char(day, 'YYYYMMDD'));
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END $$;

-- Drops partitions whose every row is older than the retention and published by every lane. Returns the names of the dropped.
CREATE FUNCTION drop_outbox_partitions(retention interval) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = orders, pg_temp AS $$
DECLARE
  old record;
  unpublished boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(7204461820301);
  FOR old IN
    SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'orders.outbox'::regclass AND c.relname ~ '^outbox_[0-9]{8}$'
      AND to_date(right(c.relname, 8), 'YYYYMMDD') + 1 <= ((now() - retention) AT TIME ZONE 'UTC')::date
    ORDER BY c.relname
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I o WHERE NOT EXISTS (SELECT 1 FROM outbox_lane l WHERE o.bucket BETWEEN l.bucket_from AND l.bucket_to AND pg_visible_in_snapshot(o.xid, l.published)))', old.name)
      INTO unpublished;
    IF NOT unpublished THEN
      EXECUTE format('DROP TABLE %I', old.name);
      RETURN NEXT old.name;
    END IF;
  END LOOP;
END $$;

REVOKE ALL ON FUNCTION ensure_outbox_partitions(integer), drop_outbox_partitions(interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_outbox_partitions(integer), drop_outbox_partitions(interval) TO lading_ingest;

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
       coalesce(s.package_status[p.package_index + 1], s.status) AS status, p.*
FROM logistics_order_package p JOIN logistics_order o ON o.id = p.order_id JOIN logistics_order_state s ON s.order_id = p.order_id;

CREATE VIEW item_view AS
SELECT v.lg_order_code, v.trade_order_code, v.buyer_id, v.seller_id, v.is_delete, v.created_at, v.updated_at, v.status, i.*
FROM logistics_order_item i JOIN package_view v ON v.order_id = i.order_id AND v.id = i.package_id;

GRANT SELECT ON order_view, package_view, item_view TO lading_ingest, lading_projector, lading_verify;
