-- Run by the administrator in the database that Lading shall use, after roles.sql; repeating it is harmless.
CREATE SCHEMA IF NOT EXISTS orders AUTHORIZATION lading_orders_owner;
CREATE SCHEMA IF NOT EXISTS tracking AUTHORIZATION lading_tracking_owner;
CREATE SCHEMA IF NOT EXISTS routing AUTHORIZATION lading_routing_owner;
-- The cluster's system identifier is kept beside the outbox position.
GRANT EXECUTE ON FUNCTION pg_control_system() TO lading_ingest, lading_planner, lading_verify;
GRANT EXECUTE ON FUNCTION pg_control_checkpoint() TO lading_ingest, lading_planner, lading_verify;
-- Whoever reads from a replica looks whether it follows the same cluster, on the same timeline.
GRANT EXECUTE ON FUNCTION pg_control_system(), pg_control_checkpoint(), pg_control_recovery() TO lading_projector;
