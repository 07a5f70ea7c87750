-- History (specification: domain, invariant 10): orders that are finished and old are one row each, instead of one in each of four tables.
-- What is archived is the rows themselves, as they are: an order reads the same from either, and comes back as it went.

-- The days and months of history are those in which ids were made (io.lading.core.id.IdLayout): 22 bits below the milliseconds since 2026.
CREATE FUNCTION first_order_id(day date) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (greatest(0, day - DATE '2026-01-01')::bigint * 86400000) << 22;

CREATE FUNCTION order_day(order_id bigint) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN DATE '2026-01-01' + ((order_id >> 22) / 86400000)::integer;

CREATE FUNCTION order_month(order_id bigint) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN order_day(order_id) - (extract(day FROM order_day(order_id))::integer - 1);

-- Packages by package_index, items by id. A column that is added to one of the four tables later is part of it from then on; of orders that were
-- archived before it is null. PostgreSQL refuses to add one with a default, or to change a type, while these values exist: add the column
-- without a default, set the default afterwards, and fill in what may not be null on both sides (HistoryColumnsIT shows how).
CREATE TYPE whole_order AS (
  header   logistics_order,
  state    logistics_order_state,
  packages logistics_order_package[],
  items    logistics_order_item[]
);

-- A partition a month, of ids: made ahead, and detached or dropped when nobody wants it any more.
-- status and sequence are those of the content, so that it need not be unpacked for them.
CREATE TABLE archived_order (
  order_id        bigint      NOT NULL,
  buyer_id        bigint      NOT NULL,
  parent_order_id bigint,
  status          smallint    NOT NULL,
  sequence        integer     NOT NULL,
  content         whole_order NOT NULL,
  archived_at     timestamptz NOT NULL,
  CONSTRAINT one_row_per_archived_order PRIMARY KEY (order_id)
) PARTITION BY RANGE (order_id);
ALTER TABLE archived_order ALTER COLUMN content SET STORAGE MAIN;

-- "a buyer's orders, newest first", continued in history.
CREATE INDEX archived_orders_of_a_buyer ON archived_order (buyer_id, order_id DESC);
-- "the returns of an order" (what of a delivered order came back already).
CREATE INDEX archived_returns_of_an_order ON archived_order (parent_order_id) WHERE parent_order_id IS NOT NULL;

-- The waybills of archived orders, in the same partitions.
CREATE TABLE archived_waybill (
  mailno        varchar(256) NOT NULL,
  express_code  varchar(32),
  order_id      bigint       NOT NULL,
  package_index smallint     NOT NULL
) PARTITION BY RANGE (order_id);

-- "the package of a waybill" that is not live.
CREATE INDEX archived_packages_of_a_waybill ON archived_waybill (mailno, express_code);

-- PostgreSQL compresses the values of rows that are longer than 2 kB only. Orders pass through here with a filler that makes them so, within one
-- transaction, and are compressed when they are archived.
CREATE UNLOGGED TABLE archive_press (
  order_id        bigint      NOT NULL,
  buyer_id        bigint      NOT NULL,
  parent_order_id bigint,
  status          smallint    NOT NULL,
  sequence        integer     NOT NULL,
  content         whole_order NOT NULL,
  filler          text        NOT NULL DEFAULT repeat(' ', 2000),
  CONSTRAINT one_row_per_pressed_order PRIMARY KEY (order_id)
) WITH (toast_tuple_target = 128);
ALTER TABLE archive_press ALTER COLUMN content SET STORAGE MAIN, ALTER COLUMN filler SET STORAGE PLAIN;

-- What archived orders have taken from stock and brought back (invariant 3), by the month of their ids. Changes are only ever added, so that nobody
-- waits for anybody; a chore folds them into the totals.
CREATE TABLE archived_stock_change (
  id           bigint GENERATED ALWAYS AS IDENTITY,
  month        date   NOT NULL,
  warehouse_id bigint NOT NULL,
  sku_id       bigint NOT NULL,
  deducted     bigint NOT NULL,
  returned     bigint NOT NULL,
  CONSTRAINT one_row_per_archived_change PRIMARY KEY (id)
);
CREATE TABLE archived_stock (
  month        date   NOT NULL,
  warehouse_id bigint NOT NULL,
  sku_id       bigint NOT NULL,
  deducted     bigint NOT NULL,
  returned     bigint NOT NULL,
  CONSTRAINT one_total_per_month_and_sku PRIMARY KEY (month, warehouse_id, sku_id)
);

-- What left history for good: orders of a range of ids, how many, and how many changes they had seen (invariant 8). A month may be named twice:
-- what was archived late made its partition anew.
CREATE TABLE dropped_history (
  month      date        NOT NULL,
  from_id    bigint      NOT NULL,
  to_id      bigint      NOT NULL, -- exclusive
  orders     bigint      NOT NULL,
  changes    bigint      NOT NULL,
  dropped_at timestamptz NOT NULL,
  CONSTRAINT one_row_per_dropped_partition PRIMARY KEY (month, dropped_at)
);
CREATE TABLE dropped_stock (
  warehouse_id bigint NOT NULL,
  sku_id       bigint NOT NULL,
  deducted     bigint NOT NULL,
  returned     bigint NOT NULL,
  CONSTRAINT one_total_of_what_was_dropped PRIMARY KEY (warehouse_id, sku_id)
);

-- Orders whose snapshot is not what the topic has, and of which no event says so: archived, or brought back without one. A chore publishes them
-- as they are by then, and deletes what it has read.
CREATE TABLE due_snapshot (
  id       bigint GENERATED ALWAYS AS IDENTITY,
  order_id bigint NOT NULL,
  CONSTRAINT one_row_per_due_snapshot PRIMARY KEY (id)
);

-- Archived orders under the columns of the four tables, found by order_id (and history_order by buyer_id and parent_order_id too).
CREATE VIEW history_order AS
SELECT
  a.order_id AS id, (h.r).trade_order_code, (h.r).biz_type, (h.r).order_type, (h.r).order_origin, (h.r).fulfilment_mode,
  a.parent_order_id, a.buyer_id, (h.r).buyer_name, (h.r).seller_id, (h.r).seller_name, (h.r).warehouse_id, (h.r).currency,
  (h.r).total_amount, (h.r).receiver_id, (h.r).receiver_name, (h.r).receiver_telephone, (h.r).receiver_province, (h.r).receiver_city,
  (h.r).receiver_area, (h.r).receiver_street, (h.r).receiver_address, (h.r).receiver_address_code, (h.r).receiver_lat, (h.r).receiver_lon,
  (h.r).sender_id, (h.r).sender_name, (h.r).sender_telephone, (h.r).sender_province, (h.r).sender_city, (h.r).sender_area,
  (h.r).sender_street, (h.r).sender_address, (h.r).sender_address_code, (h.r).sender_lat, (h.r).sender_lon, (h.r).delivery_from,
  (h.r).delivery_to, (h.r).service_seconds, (h.r).mailno, (h.r).express_code, (h.r).express_name, (h.r).feature, (h.r).version,
  (h.r).is_delete, (h.r).created_at, (h.r).updated_at
FROM archived_order a CROSS JOIN LATERAL (SELECT (a.content).header AS r OFFSET 0) AS h;

CREATE VIEW history_order_state AS
SELECT
  a.order_id, (s.r).updated_at, (s.r).status_version, (s.r).sequence, (s.r).status, (s.r).package_states, (s.r).marks
FROM archived_order a CROSS JOIN LATERAL (SELECT (a.content).state AS r OFFSET 0) AS s;

CREATE VIEW history_order_package AS
SELECT
  a.order_id, p.id, p.package_index, p.package_no, p.warehouse_id, p.package_type, p.mailno, p.express_code, p.express_name, p.receiver_id,
  p.receiver_name, p.receiver_telephone, p.receiver_province, p.receiver_city, p.receiver_area, p.receiver_street, p.receiver_address,
  p.receiver_address_code, p.receiver_lat, p.receiver_lon, p.sender_id, p.sender_name, p.sender_telephone, p.sender_province, p.sender_city,
  p.sender_area, p.sender_street, p.sender_address, p.sender_address_code, p.sender_lat, p.sender_lon, p.delivery_from, p.delivery_to,
  p.feature, p.version
FROM archived_order a CROSS JOIN LATERAL unnest((a.content).packages) AS p;

CREATE VIEW history_order_item AS
SELECT
  a.order_id, i.id, i.package_id, i.item_id, i.sku_id, i.item_num, i.unit_price, i.trade_sub_order_code, i.sku_name, i.item_name,
  i.item_type, i.shop_id, i.item_weight, i.item_volume, i.marking, i.feature, i.version
FROM archived_order a CROSS JOIN LATERAL unnest((a.content).items) AS i;

-- What live orders have taken from stock and brought back, item by item: PENDING, RETURNED and CANCELLED packages hold nothing; a return brings
-- back when it is DELIVERED.
CREATE VIEW moved_stock AS
SELECT s.order_id, p.warehouse_id, i.sku_id,
  CASE WHEN o.order_type = 0 AND p.status NOT IN (0, 14, 15) THEN i.item_num ELSE 0 END AS deducted,
  CASE WHEN o.order_type = 1 AND p.status IN (8, 10) THEN i.item_num ELSE 0 END AS returned
FROM logistics_order_state s
CROSS JOIN LATERAL (SELECT f.order_type FROM logistics_order f WHERE f.id = s.order_id OFFSET 0) AS o
CROSS JOIN LATERAL (
  SELECT f.id, f.warehouse_id, package_status(s.package_states, f.package_index, s.status) AS status
  FROM logistics_order_package f
  WHERE f.order_id = s.order_id
  OFFSET 0) AS p
CROSS JOIN LATERAL (
  SELECT f.sku_id, f.item_num FROM logistics_order_item f WHERE f.order_id = s.order_id AND f.package_id = p.id OFFSET 0) AS i;

-- The same of what history holds, by order.
CREATE VIEW history_moved_stock AS
SELECT a.order_id, p.warehouse_id, i.sku_id,
  CASE WHEN (h.content).header.order_type = 0 AND p.status NOT IN (0, 14, 15) THEN i.item_num ELSE 0 END AS deducted,
  CASE WHEN (h.content).header.order_type = 1 AND p.status IN (8, 10) THEN i.item_num ELSE 0 END AS returned
FROM archived_order a
CROSS JOIN LATERAL (SELECT a.content OFFSET 0) AS h
CROSS JOIN LATERAL (
  SELECT f.id, f.warehouse_id, package_status((h.content).state.package_states, f.package_index, (h.content).state.status) AS status
  FROM unnest((h.content).packages) f) AS p
CROSS JOIN LATERAL (SELECT f.sku_id, f.item_num FROM unnest((h.content).items) f WHERE f.package_id = p.id) AS i;

-- All that orders which are not live any more have taken from stock and brought back.
CREATE VIEW stock_of_history AS
SELECT t.warehouse_id, t.sku_id, sum(t.deducted)::bigint AS deducted, sum(t.returned)::bigint AS returned
FROM (
  SELECT warehouse_id, sku_id, deducted, returned FROM archived_stock
  UNION ALL SELECT warehouse_id, sku_id, deducted, returned FROM archived_stock_change
  UNION ALL SELECT warehouse_id, sku_id, deducted, returned FROM dropped_stock) AS t
GROUP BY t.warehouse_id, t.sku_id;

-- History under every column of the model: the same columns as order_view, package_view and item_view.
CREATE VIEW archived_order_view AS
SELECT lg_order_code(o.id) AS lg_order_code, lg_order_code(o.parent_order_id) AS parent_lg_order_code,
       s.status, s.status_version, s.sequence, o.*, s.updated_at AS status_updated_at
FROM history_order o JOIN history_order_state s ON s.order_id = o.id;

CREATE VIEW archived_package_view AS
SELECT lg_order_code(p.order_id) AS lg_order_code, o.trade_order_code, o.buyer_id, o.seller_id, o.is_delete, o.created_at, o.updated_at,
       package_status(s.package_states, p.package_index, s.status) AS status, p.*,
       (SELECT CASE WHEN min(i.shop_id) = max(i.shop_id) THEN min(i.shop_id) END
        FROM history_order_item i WHERE i.order_id = p.order_id AND i.package_id = p.id) AS shop_id
FROM history_order_package p JOIN history_order o ON o.id = p.order_id JOIN history_order_state s ON s.order_id = p.order_id;

CREATE VIEW archived_item_view AS
SELECT v.lg_order_code, v.trade_order_code, v.buyer_id, v.seller_id, v.is_delete, v.created_at, v.updated_at, v.status, i.*
FROM history_order_item i JOIN archived_package_view v ON v.order_id = i.order_id AND v.id = i.package_id;

-- Partitions belong to the owner, like the outbox's. From the month of the oldest live order to the next one, by what is there already.
CREATE FUNCTION ensure_history_partitions() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = orders, pg_temp AS $$
DECLARE
  first date;
  day date;
  name text;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7204461820302);
  SELECT least(order_month(min(s.order_id)), (now() AT TIME ZONE 'UTC')::date) INTO first FROM logistics_order_state s;
  FOR day IN SELECT d::date FROM generate_series(date_trunc('month', first::timestamp), (now() AT TIME ZONE 'UTC') + interval '1 month', interval '1 month') d LOOP
    name := to_char(day, 'YYYYMM');
    IF to_regclass('orders.archived_order_' || name) IS NULL THEN
      EXECUTE format('CREATE TABLE %I (LIKE archived_order INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE) WITH (toast_tuple_target = 128)',
        'archived_order_' || name);
      EXECUTE format('CREATE TABLE %I (LIKE archived_waybill INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', 'archived_waybill_' || name);
      EXECUTE format('ALTER TABLE archived_order ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', 'archived_order_' || name,
        first_order_id(day), first_order_id((day + interval '1 month')::date));
      EXECUTE format('ALTER TABLE archived_waybill ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', 'archived_waybill_' || name,
        first_order_id(day), first_order_id((day + interval '1 month')::date));
      made := made + 1;
    END IF;
  END LOOP;
  RETURN made;
END $$;

-- Takes the oldest month out of history whose every id is older, and remembers that, and its totals. Detached, a month stays as two tables of its own
-- under another name, for an operator to keep elsewhere. Empty months stay, and those with returns of a live order. It waits for nobody long: who archives or brings back in
-- such a month, or reads history at that moment, is left alone, and the month taken another time. One at a time, because whoever reads history
-- waits from its taking out until the transaction ends: the next month is not counted meanwhile. Returns the name of the month.
CREATE FUNCTION drop_history_partitions(keep interval, detach_only boolean) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = orders, pg_temp SET lock_timeout = '100ms' AS $$
DECLARE
  old record;
  awaited boolean;
  many bigint;
  steps bigint;
BEGIN
  -- The second lock is that of who folds changes of stock into totals.
  IF NOT (pg_try_advisory_xact_lock(7204461820302) AND pg_try_advisory_xact_lock(7204461820303)) THEN
    RETURN;
  END IF;
  FOR old IN
    SELECT right(c.relname, 6) AS name, to_date(right(c.relname, 6), 'YYYYMM') AS month FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'orders.archived_order'::regclass AND c.relname ~ '^archived_order_[0-9]{6}$'
      AND to_date(right(c.relname, 6), 'YYYYMM') + interval '1 month' <= (now() - keep) AT TIME ZONE 'UTC'
    ORDER BY c.relname
  LOOP
    BEGIN
      -- Nobody moves an order in or out from here on; readers go on until the month is taken out.
      EXECUTE format('LOCK TABLE %I, %I IN EXCLUSIVE MODE', 'archived_order_' || old.name, 'archived_waybill_' || old.name);
      -- What came back of an order is counted as long as more of it may be sent back.
      EXECUTE format('SELECT EXISTS (SELECT FROM %I a JOIN logistics_order o ON o.id = a.parent_order_id)', 'archived_order_' || old.name) INTO awaited;
      CONTINUE WHEN awaited;
      EXECUTE format('SELECT count(*), coalesce(sum(sequence - 1), 0) FROM %I', 'archived_order_' || old.name) INTO many, steps;
      CONTINUE WHEN many = 0;
      WITH totals AS (
        DELETE FROM archived_stock s WHERE s.month = old.month RETURNING s.warehouse_id, s.sku_id, s.deducted, s.returned
      ), changes AS (
        DELETE FROM archived_stock_change s WHERE s.month = old.month RETURNING s.warehouse_id, s.sku_id, s.deducted, s.returned
      )
      INSERT INTO dropped_stock AS d (warehouse_id, sku_id, deducted, returned)
      SELECT t.warehouse_id, t.sku_id, sum(t.deducted), sum(t.returned)
      FROM (SELECT * FROM totals UNION ALL SELECT * FROM changes) AS t
      GROUP BY t.warehouse_id, t.sku_id
      ON CONFLICT (warehouse_id, sku_id) DO UPDATE SET deducted = d.deducted + excluded.deducted, returned = d.returned + excluded.returned;
      -- Whoever looks for archived orders waits from here on.
      LOCK TABLE ONLY archived_order, ONLY archived_waybill IN ACCESS EXCLUSIVE MODE;
      PERFORM take_out_of_history('archived_order', old.name, detach_only);
      PERFORM take_out_of_history('archived_waybill', old.name, detach_only);
      INSERT INTO dropped_history (month, from_id, to_id, orders, changes, dropped_at)
      VALUES (old.month, first_order_id(old.month), first_order_id((old.month + interval '1 month')::date), many, steps, clock_timestamp());
      RETURN NEXT old.name;
      EXIT;
    EXCEPTION WHEN lock_not_available THEN
      NULL;
    END;
  END LOOP;
END $$;

CREATE FUNCTION take_out_of_history(parent text, name text, detach_only boolean) RETURNS void
LANGUAGE plpgsql SET search_path = orders, pg_temp AS $$
DECLARE
  partition text := parent || '_' || name;
BEGIN
  EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', parent, partition);
  IF detach_only THEN
    EXECUTE format('ALTER TABLE %I RENAME TO %I', partition, 'detached_' || partition || '_' || to_char(clock_timestamp(), 'YYYYMMDDHH24MISSUS'));
  ELSE
    EXECUTE format('DROP TABLE %I', partition);
  END IF;
END $$;

REVOKE ALL ON FUNCTION ensure_history_partitions(), drop_history_partitions(interval, boolean), take_out_of_history(text, text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_history_partitions(), drop_history_partitions(interval, boolean) TO lading_ingest;

-- Orders move between the tables and history in one transaction of the write side; rows of history are locked, which takes the right to update.
GRANT DELETE ON logistics_order, logistics_order_state, logistics_order_package, logistics_order_item TO lading_ingest;
GRANT SELECT, INSERT, DELETE ON archived_order, archived_waybill, archive_press, archived_stock_change, due_snapshot TO lading_ingest;
GRANT UPDATE (archived_at) ON archived_order TO lading_ingest;
GRANT SELECT, INSERT, UPDATE ON archived_stock TO lading_ingest;
GRANT SELECT ON dropped_history, dropped_stock, history_order, history_order_state, history_order_package, history_order_item, moved_stock,
  archived_order_view, archived_package_view, archived_item_view TO lading_ingest;
GRANT SELECT ON archived_order, archived_waybill, history_order, history_order_state, history_order_package, history_order_item,
  archived_order_view, archived_package_view, archived_item_view TO lading_projector;
GRANT SELECT ON archived_order, archived_waybill, archived_stock, archived_stock_change, dropped_history, dropped_stock, due_snapshot,
  history_order, history_order_state, history_order_package, history_order_item, history_moved_stock, moved_stock, stock_of_history,
  archived_order_view, archived_package_view, archived_item_view TO lading_verify;

SELECT ensure_history_partitions();
