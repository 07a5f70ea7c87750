-- Events that came before the one that precedes them in their order, which may be behind on another partition. Each goes as soon as that
-- has come, or is known not to come; number grows with their coming.
CREATE TABLE early_event (
  order_id bigint      NOT NULL,
  sequence integer     NOT NULL,
  number   bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
  kept_at  timestamptz NOT NULL DEFAULT now(),
  event    bytea       NOT NULL, -- its data, as published
  CONSTRAINT one_row_per_early_event PRIMARY KEY (order_id, sequence),
  CONSTRAINT early_for_an_order FOREIGN KEY (order_id) REFERENCES planned_order (order_id) ON DELETE CASCADE
);

-- "the last that came of those kept for long enough", "those that came until then" (passing over gaps).
CREATE UNIQUE INDEX early_events_as_they_came ON early_event (number);

GRANT SELECT, INSERT, DELETE ON early_event TO lading_planner;
GRANT SELECT ON early_event TO lading_verify;
