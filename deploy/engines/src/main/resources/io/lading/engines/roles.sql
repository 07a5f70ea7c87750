-- Run once by the database's administrator in the database that Lading shall use.
-- Passwords: ALTER ROLE … PASSWORD '…' for each, or any other authentication.
-- Owners migrate their schema; services work in it; lading_verify only reads.
CREATE ROLE lading_orders_owner LOGIN;
CREATE ROLE lading_tracking_owner LOGIN;
CREATE ROLE lading_routing_owner LOGIN;
CREATE ROLE lading_ingest LOGIN;
CREATE ROLE lading_projector LOGIN;
CREATE ROLE lading_planner LOGIN;
CREATE ROLE lading_verify LOGIN;
CREATE SCHEMA orders AUTHORIZATION lading_orders_owner;
CREATE SCHEMA tracking AUTHORIZATION lading_tracking_owner;
CREATE SCHEMA routing AUTHORIZATION lading_routing_owner;
ALTER ROLE lading_orders_owner SET search_path = orders;
ALTER ROLE lading_ingest SET search_path = orders;
ALTER ROLE lading_tracking_owner SET search_path = tracking;
ALTER ROLE lading_projector SET search_path = tracking;
ALTER ROLE lading_routing_owner SET search_path = routing;
ALTER ROLE lading_planner SET search_path = routing;
-- The cluster's system identifier is kept beside the outbox position.
GRANT EXECUTE ON FUNCTION pg_control_system() TO lading_ingest, lading_verify;
GRANT EXECUTE ON FUNCTION pg_control_checkpoint() TO lading_ingest, lading_verify;
GRANT pg_monitor TO lading_verify;
