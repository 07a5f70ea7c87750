-- Run by the cluster's administrator, once; repeating it is harmless. Then database.sql in the database that Lading shall use.
-- Passwords: ALTER ROLE … PASSWORD '…' for each, or any other authentication.
-- Owners migrate their schema; services work in it; lading_verify only reads.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['lading_orders_owner', 'lading_tracking_owner', 'lading_routing_owner', 'lading_ingest', 'lading_projector', 'lading_planner', 'lading_verify'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', wanted);
    END IF;
  END LOOP;
END $$;
ALTER ROLE lading_orders_owner SET search_path = orders;
ALTER ROLE lading_ingest SET search_path = orders;
ALTER ROLE lading_tracking_owner SET search_path = tracking;
ALTER ROLE lading_projector SET search_path = tracking;
ALTER ROLE lading_routing_owner SET search_path = routing;
ALTER ROLE lading_planner SET search_path = routing;
GRANT pg_monitor TO lading_verify;
