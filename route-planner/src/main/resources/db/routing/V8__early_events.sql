-- Events that came before the one that precedes them in their order, which may be behind on another partition. Each goes as soon as that
-- has come, or is known not to come.
CREATE TABLE early_event (
  order_id bigint      NOT NULL,
  sequence integer     NOT NULL,
  kept_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  event    text        NOT NULL, -- its data, as published
  CONSTRAINT one_row_per_early_event PRIMARY KEY (order_id, sequence),
  CONSTRAINT early_for_an_order FOREIGN KEY (order_id) REFERENCES planned_order (order_id) ON DELETE CASCADE
);

-- "the first that is kept", "those that came until then" (passing over gaps).
CREATE INDEX early_events_by_time ON early_event (kept_at);

GRANT SELECT, INSERT, DELETE ON early_event TO lading_planner;
GRANT SELECT ON early_event TO lading_verify;
