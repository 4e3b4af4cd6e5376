-- Made from the events and the rules alone: `rebuild` empties and fills these. No foreign key into the log, which
-- would be checked for every row of an import and says nothing that a rebuild does not. No IN with more than two values
-- in a check either: SQLite builds a temporary index for it at every row, which took half the time of an import here.
CREATE TABLE case_row (
  id                INTEGER PRIMARY KEY,
  agency            INTEGER NOT NULL,
  number            TEXT NOT NULL,
  state             TEXT NOT NULL CHECK (state = 'awaiting_confirmation' OR state = 'registered' OR
                                           state = 'assigned' OR state = 'in_hand' OR state = 'answered' OR
                                           state = 'served' OR state = 'closed'),
  law               TEXT NOT NULL CHECK (law = 'R19' OR law = 'R07' OR law = ''),
  channel           TEXT NOT NULL,
  applicant_kind    TEXT NOT NULL,
  officer           TEXT NOT NULL,
  submitted_on      TEXT NOT NULL CHECK (length(submitted_on) = 10),
  received_on       TEXT,
  open              INTEGER NOT NULL CHECK (open IN (0, 1)),
  due               TEXT CHECK (length(due) = 10),
  base_due          TEXT,
  stopped_until     TEXT CHECK (length(stopped_until) = 10),
  provisional       INTEGER NOT NULL CHECK (provisional IN (0, 1)),
  first_closed_on   TEXT,
  first_answer      TEXT NOT NULL,
  first_timing      TEXT NOT NULL CHECK (first_timing = '' OR first_timing = 'base' OR
                                                  first_timing = 'extended' OR first_timing = 'late'),
  closed_on         TEXT,
  answer            TEXT NOT NULL,
  late              INTEGER NOT NULL CHECK (late IN (0, 1)),
  flags             TEXT NOT NULL,
  last_seq          INTEGER NOT NULL,
  calendar_revision INTEGER NOT NULL,
  -- What lists are sorted by: SQLite puts NULL first and can't read an index with NULLS LAST.
  due_order         TEXT GENERATED ALWAYS AS (ifnull(due, '9999-99-99')) VIRTUAL,
  UNIQUE (number, agency)  -- in this order it also finds a number in every agency
) STRICT;
CREATE INDEX case_by_due ON case_row (due_order, agency, number);
CREATE INDEX case_by_agency ON case_row (agency, due_order, number);
-- Open deadlines in order. What is overdue is a range at the front: rows that are not are never touched, and those whose
-- clock stands still are passed over inside the index. Open cases without a due day stand at its end and cost nothing.
CREATE INDEX case_open ON case_row (due_order, agency, number, stopped_until) WHERE open = 1;

CREATE TABLE remedy (
  case_id   INTEGER NOT NULL REFERENCES case_row (id) ON DELETE CASCADE,
  ordinal   INTEGER NOT NULL,
  kind      TEXT NOT NULL CHECK (kind = 'reconsideration' OR kind = 'direct' OR kind = 'after_reconsideration'),
  filed_on  TEXT NOT NULL,
  closed_on TEXT,
  result    TEXT NOT NULL CHECK (result = '' OR result = 'upheld' OR result = 'corrected' OR result = 'other'),
  PRIMARY KEY (case_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE complaint (
  case_id INTEGER NOT NULL REFERENCES case_row (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  made_on TEXT NOT NULL,
  PRIMARY KEY (case_id, ordinal)
) STRICT, WITHOUT ROWID;
