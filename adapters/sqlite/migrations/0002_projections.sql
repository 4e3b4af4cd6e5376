-- Made from the events and the rules alone: `rebuild` empties and fills these. No foreign key into the log, which
-- would be checked for every row of an import and says nothing that a rebuild does not.
CREATE TABLE case_row (
  id                INTEGER PRIMARY KEY,
  agency            INTEGER NOT NULL,
  number            TEXT NOT NULL,
  state             TEXT NOT NULL CHECK (state <> '' AND state NOT GLOB '*[^a-z0-9_]*'),
  law               TEXT NOT NULL CHECK (law = '' OR law GLOB 'R[0-9][0-9]'),
  channel           TEXT NOT NULL CHECK (channel NOT GLOB '*[^a-z0-9_.]*'),
  applicant_kind    TEXT NOT NULL CHECK (applicant_kind NOT GLOB '*[^a-z0-9_.]*'),
  officer           TEXT NOT NULL,
  submitted_on      TEXT NOT NULL CHECK (submitted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  received_on       TEXT,
  open              INTEGER NOT NULL CHECK (open IN (0, 1)),
  due               TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  base_due          TEXT,
  stopped_until     TEXT CHECK (stopped_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  provisional       INTEGER NOT NULL CHECK (provisional IN (0, 1)),
  first_closed_on   TEXT,
  first_answer      TEXT NOT NULL CHECK (first_answer NOT GLOB '*[^a-z0-9_.]*'),
  first_timing      TEXT NOT NULL CHECK (first_timing IN ('', 'base', 'extended', 'late')),
  closed_on         TEXT,
  answer            TEXT NOT NULL CHECK (answer NOT GLOB '*[^a-z0-9_.]*'),
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
  kind      TEXT NOT NULL CHECK (kind IN ('reconsideration', 'direct', 'after_reconsideration')),
  filed_on  TEXT NOT NULL,
  closed_on TEXT,
  result    TEXT NOT NULL CHECK (result IN ('', 'upheld', 'corrected', 'other')),
  PRIMARY KEY (case_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE complaint (
  case_id INTEGER NOT NULL REFERENCES case_row (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  made_on TEXT NOT NULL,
  PRIMARY KEY (case_id, ordinal)
) STRICT, WITHOUT ROWID;
