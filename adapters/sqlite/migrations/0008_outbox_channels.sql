-- What is ready is asked for without the channels that have their hands full: the index answers that by itself, so that
-- a thousand messages behind a server that hangs are stepped over without being read.
DROP INDEX outbox_unsent;
CREATE INDEX outbox_unsent ON outbox (ready_at, id, channel) WHERE state IN ('waiting', 'claimed');
