-- How many rows wait to be published, and since when the oldest does, as the relay measures it: for operators (GET /operations/summary of the
-- read side), who may see nothing else of the outbox. Rows are found by outbox_by_transaction; at most so many are looked at. waiting is null while no
-- relay has ever run: then nobody knows what is published.
CREATE FUNCTION outbox_backlog(at_most integer, OUT waiting bigint, OUT oldest timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = orders, pg_temp SET enable_seqscan = off
AS $$
  SELECT CASE WHEN EXISTS (SELECT FROM outbox_lane) THEN count(*) END, min(w.created_at)
  FROM (
    SELECT o.created_at
    FROM outbox_lane l
    CROSS JOIN LATERAL (
      SELECT f.created_at, f.id, f.xid, f.bucket FROM outbox f
      WHERE f.xid >= pg_snapshot_xmax(l.published)
      UNION ALL
      SELECT f.created_at, f.id, f.xid, f.bucket FROM outbox f
      WHERE f.xid = ANY (ARRAY(SELECT pg_snapshot_xip(l.published)))
      OFFSET 0
    ) o
    WHERE o.bucket BETWEEN l.bucket_from AND l.bucket_to
      AND (l.window_id IS NULL OR o.id > l.window_id OR NOT pg_visible_in_snapshot(o.xid, l.window_snapshot))
    LIMIT at_most
  ) w
$$;

REVOKE ALL ON FUNCTION outbox_backlog(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION outbox_backlog(integer) TO lading_projector, lading_verify;
