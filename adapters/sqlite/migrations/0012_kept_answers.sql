-- What was answered to an act that came with a key of its own; for some days, for one that is sent again.
CREATE TABLE kept_answer (
  who    TEXT NOT NULL,
  key    TEXT NOT NULL,
  digest TEXT NOT NULL,
  status INTEGER NOT NULL,
  body   TEXT NOT NULL,
  tag    TEXT NOT NULL,
  place  TEXT NOT NULL,
  stream INTEGER NOT NULL,
  kept_on TEXT NOT NULL,
  PRIMARY KEY (who, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_answer_by_day ON kept_answer (kept_on);
