-- What is to be said to whom. No projection: a rebuild leaves it alone. Sent after commit, at least once, with `key`
-- as its idempotency id; claimed with a lease before sending, so that a crash sends again under the same key.
CREATE TABLE outbox (
  id          INTEGER PRIMARY KEY,
  key         TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL CHECK (kind <> '' AND kind NOT GLOB '*[^a-z0-9_]*'),
  case_id     INTEGER REFERENCES stream (id),
  due         TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  rung        TEXT NOT NULL,
  recipient   TEXT NOT NULL CHECK (recipient <> ''),
  body        TEXT NOT NULL,
  state       TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'claimed', 'sent', 'void', 'dead')),
  attempts    INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_at     TEXT NOT NULL,
  lease_until TEXT,
  last_error  TEXT NOT NULL DEFAULT '',
  CHECK ((state = 'claimed') = (lease_until IS NOT NULL))
) STRICT;
CREATE INDEX outbox_unsent ON outbox (next_at, id) WHERE state IN ('waiting', 'claimed');
CREATE INDEX outbox_by_case ON outbox (case_id);
