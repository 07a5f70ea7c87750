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

-- A service that froze or vanished with a transaction open must not keep its locks, and with them partitions and hot SKUs.
-- No transaction of a service pauses for seconds between two statements; one that is found idle is given up, its commit fails,
-- and whoever took its partition over goes on. Services repeat what waited in vain for a lock (55P03); a wait of 5 s leaves the
-- driver, which gives up after 30 s, time to hear of it. A backend whose client has gone stops waiting, and is noticed gone within
-- half a minute also when the network was cut. Owners (migrations) and lading_verify (one long snapshot) may wait and think.
DO $$
DECLARE
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['lading_ingest', 'lading_projector', 'lading_planner'] LOOP
    EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', role, '10s');
    EXECUTE format('ALTER ROLE %I SET lock_timeout = %L', role, '5s');
    EXECUTE format('ALTER ROLE %I SET client_connection_check_interval = %L', role, '2s');
  END LOOP;
  FOREACH role IN ARRAY ARRAY['lading_orders_owner', 'lading_tracking_owner', 'lading_routing_owner', 'lading_ingest', 'lading_projector', 'lading_planner', 'lading_verify'] LOOP
    EXECUTE format('ALTER ROLE %I SET tcp_keepalives_idle = 10', role);
    EXECUTE format('ALTER ROLE %I SET tcp_keepalives_interval = 5', role);
    EXECUTE format('ALTER ROLE %I SET tcp_keepalives_count = 3', role);
    EXECUTE format('ALTER ROLE %I SET tcp_user_timeout = %L', role, '30s');
  END LOOP;
END $$;

GRANT pg_monitor TO lading_verify;
