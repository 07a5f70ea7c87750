-- A planning run that fails is tried again later each time, whichever planner does it: failures in a row, the first of them since,
-- why the last one failed, and whether that is a fault of ours (not of a world that is away). The next success forgets it.
ALTER TABLE planning
  ADD COLUMN failures      integer NOT NULL DEFAULT 0,
  ADD COLUMN failing_since timestamptz,
  ADD COLUMN failure       text,
  ADD COLUMN broken        boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT what_fails_says_since_when_and_why
    CHECK (CASE WHEN failures > 0 THEN failing_since IS NOT NULL AND failure IS NOT NULL
                ELSE failing_since IS NULL AND failure IS NULL AND NOT broken END);

-- "the warehouses whose planning fails" (health).
CREATE INDEX planning_that_fails ON planning (failing_since, warehouse_id) WHERE failures > 0;
