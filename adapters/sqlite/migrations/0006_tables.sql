-- What the official tables need of a request, and in which order they read: a period's table is made of what was closed
-- in it or after it, or is open, and was received by its end. The rest of the index's range is passed over inside it.
ALTER TABLE case_row ADD COLUMN reopened INTEGER NOT NULL DEFAULT 0 CHECK (reopened IN (0, 1));
ALTER TABLE case_row ADD COLUMN several_items INTEGER NOT NULL DEFAULT 0 CHECK (several_items IN (0, 1));
ALTER TABLE case_row ADD COLUMN joint INTEGER NOT NULL DEFAULT 0 CHECK (joint IN (0, 1));
ALTER TABLE case_row ADD COLUMN closed_order TEXT GENERATED ALWAYS AS (ifnull(first_closed_on, '9999-99-99')) VIRTUAL;
CREATE INDEX case_by_closing ON case_row (closed_order, received_on);

-- Tables as they were published. No projection: a rebuild leaves them alone, a backup carries them, and a later one of
-- the same period stands beside the earlier.
CREATE TABLE frozen_table (
  id        INTEGER PRIMARY KEY,
  form      TEXT NOT NULL CHECK (form <> ''),
  agency    INTEGER NOT NULL,  -- 0: all agencies
  from_day  TEXT NOT NULL CHECK (length(from_day) = 10),
  to_day    TEXT NOT NULL CHECK (length(to_day) = 10),
  content   TEXT NOT NULL,
  seq       INTEGER NOT NULL CHECK (seq >= 0),
  head      TEXT NOT NULL CHECK (length(head) = 64),
  frozen_at TEXT NOT NULL,
  by        TEXT NOT NULL,
  hash      TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX frozen_by_period ON frozen_table (agency, from_day, to_day, form, id);
CREATE TRIGGER frozen_table_is_never_edited BEFORE UPDATE ON frozen_table
BEGIN SELECT RAISE(ABORT, 'a published table is never edited'); END;
CREATE TRIGGER frozen_table_is_never_deleted BEFORE DELETE ON frozen_table
BEGIN SELECT RAISE(ABORT, 'a published table is never deleted'); END;
