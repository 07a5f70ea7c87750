-- What is kept is told apart by when it came, and an event is the text that was published.
ALTER TABLE early_event DROP COLUMN number;
ALTER TABLE early_event ALTER COLUMN kept_at SET DEFAULT clock_timestamp();
ALTER TABLE early_event ALTER COLUMN event TYPE text USING convert_from(event, 'UTF8');

-- "the first that is kept", "those that came until then" (passing over gaps).
CREATE INDEX early_events_by_time ON early_event (kept_at);
