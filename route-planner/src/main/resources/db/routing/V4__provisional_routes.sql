-- The last plan was made by ways that were not known yet: once they are, nothing of its routes is kept for its own sake.
ALTER TABLE planning ADD COLUMN provisional boolean NOT NULL DEFAULT false;
