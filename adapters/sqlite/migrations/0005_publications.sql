-- The projection of publications (主动公开): made from the events of streams of that kind and the rules alone.
CREATE TABLE publication_row (
  id          INTEGER PRIMARY KEY,
  agency      INTEGER NOT NULL,
  number      TEXT NOT NULL CHECK (number <> ''),
  state       TEXT NOT NULL CHECK (state = 'pending' OR state = 'published' OR state = 'withheld'),
  law         TEXT NOT NULL CHECK (law = 'R19' OR law = 'R07'),
  category    TEXT NOT NULL,
  officer     TEXT NOT NULL,
  title_key   TEXT NOT NULL,
  made_on     TEXT NOT NULL CHECK (length(made_on) = 10),
  due         TEXT NOT NULL CHECK (length(due) = 10),
  provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
  review      TEXT NOT NULL,
  closed_on   TEXT CHECK (length(closed_on) = 10),
  place       TEXT NOT NULL,
  article     TEXT NOT NULL,
  ground      TEXT NOT NULL,
  late        INTEGER NOT NULL CHECK (late IN (0, 1)),
  flags       TEXT NOT NULL,
  last_seq    INTEGER NOT NULL,
  UNIQUE (number, agency)
) STRICT;
CREATE INDEX publication_by_due ON publication_row (due, agency, number);
CREATE INDEX publication_open ON publication_row (due, agency, number) WHERE state = 'pending';
