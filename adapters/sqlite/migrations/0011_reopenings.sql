-- In an office that counts so, an answer that was ordered anew is received on the day of the order, and closed again.
CREATE TABLE reopening (
  case_id     INTEGER NOT NULL REFERENCES case_row (id) ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  received_on TEXT NOT NULL,
  closed_on   TEXT,
  answer      TEXT NOT NULL,
  timing      TEXT NOT NULL,
  PRIMARY KEY (case_id, ordinal)
) STRICT, WITHOUT ROWID;
