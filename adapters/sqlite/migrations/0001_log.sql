-- The log and what stands beside it. docs/event-log.md gives the bytes that `hash` is made of.
CREATE TABLE stream (
  id   INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind <> '' AND kind NOT GLOB '*[^a-z0-9_]*')
) STRICT;
CREATE INDEX stream_by_kind ON stream (kind);

CREATE TABLE event (
  seq         INTEGER PRIMARY KEY CHECK (seq > 0),
  stream      INTEGER NOT NULL REFERENCES stream (id),
  stream_seq  INTEGER NOT NULL CHECK (stream_seq > 0),
  type        TEXT NOT NULL CHECK (type <> '' AND type NOT GLOB '*[^a-z0-9_]*'),
  happened_on TEXT NOT NULL CHECK (length(happened_on) = 10),
  recorded_at TEXT NOT NULL,
  by          TEXT NOT NULL,
  data        TEXT NOT NULL,
  hash        BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (stream, stream_seq)
) STRICT;

-- Against slips only: who can write to the file can drop a trigger; `verify` is what finds him out.
CREATE TRIGGER event_is_never_edited BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never edited'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;

-- A second place that knows where the log ends, so that a cut tail is seen.
CREATE TABLE head (
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  seq  INTEGER NOT NULL CHECK (seq >= 0),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO head VALUES (1, 0, zeroblob(32));

-- Personal data. Salt and value go together: a salted hash without its salt can't be guessed from a list of names.
CREATE TABLE private_text (
  stream INTEGER NOT NULL REFERENCES stream (id),
  key    TEXT NOT NULL CHECK (key <> ''),
  salt   BLOB CHECK (salt IS NULL OR length(salt) = 16),
  value  TEXT,
  PRIMARY KEY (stream, key),
  CHECK ((salt IS NULL) = (value IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
