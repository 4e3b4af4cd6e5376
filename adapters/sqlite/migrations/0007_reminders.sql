-- Open deadlines of every kind of case: a projection, made from the events and the rules alone. A tick finds by these
-- indexes what is due; open deadlines that are not due are never touched.
CREATE TABLE deadline (
  stream        INTEGER NOT NULL,
  kind          TEXT NOT NULL CHECK (kind <> ''),
  ordinal       TEXT NOT NULL,
  due           TEXT NOT NULL CHECK (length(due) = 10),
  stopped_until TEXT CHECK (length(stopped_until) = 10),
  provisional   INTEGER NOT NULL CHECK (provisional IN (0, 1)),
  agency        INTEGER NOT NULL,
  officer       TEXT NOT NULL,
  number        TEXT NOT NULL,
  PRIMARY KEY (stream, kind, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX deadline_by_due ON deadline (kind, due);
CREATE INDEX deadline_by_stop ON deadline (stopped_until) WHERE stopped_until IS NOT NULL;

-- What is to be said to whom. No projection: a rebuild leaves it alone. Sent after commit, at least once, with `key`
-- as its idempotency id; claimed with a lease before sending, so that a crash sends again under the same key. The first
-- edition of this table was never written to. `said` is what the message says, as JSON; the columns before it are what
-- is searched by. Moments are seconds since 1970.
DROP TABLE outbox;
CREATE TABLE outbox (
  id          INTEGER PRIMARY KEY,
  key         TEXT NOT NULL UNIQUE CHECK (key <> ''),
  stream      INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  ordinal     TEXT NOT NULL,
  person      TEXT NOT NULL CHECK (person <> ''),
  channel     TEXT NOT NULL CHECK (channel <> ''),
  said        TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'sent', 'void', 'dead')),
  told        INTEGER NOT NULL CHECK (told IN (0, 1)),
  attempts    INTEGER NOT NULL CHECK (attempts >= 0),
  next_at     INTEGER NOT NULL,
  lease_until INTEGER,
  last_error  TEXT NOT NULL,
  ready_at    INTEGER GENERATED ALWAYS AS (ifnull(lease_until, next_at)) VIRTUAL,
  CHECK ((state = 'claimed') = (lease_until IS NOT NULL)),
  CHECK (state <> 'sent' OR told = 1)
) STRICT;
CREATE INDEX outbox_unsent ON outbox (ready_at, id) WHERE state IN ('waiting', 'claimed');
CREATE INDEX outbox_unsent_of ON outbox (stream) WHERE state IN ('waiting', 'claimed');
CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'dead';
CREATE INDEX outbox_told ON outbox (stream, kind, ordinal, person, channel, id) WHERE told = 1 OR state = 'claimed';

-- Cases that a notice moved, noted in its transaction until the next tick says so to whom it concerns.
CREATE TABLE moved_case (
  id       INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  stream   INTEGER NOT NULL,
  cause    INTEGER NOT NULL,
  from_day TEXT CHECK (length(from_day) = 10),
  to_day   TEXT CHECK (length(to_day) = 10)
) STRICT;
