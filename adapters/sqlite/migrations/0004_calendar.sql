-- One calendar stands behind all projections; meta names its revision. A notice recomputes only the rows whose days it
-- touches, so a revision in each row would not come out of a rebuild the same.
ALTER TABLE case_row DROP COLUMN calendar_revision;
