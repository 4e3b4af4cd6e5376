-- A ground is an officer's own words and may name somebody: the row carries the key of the private text. Rows are made
-- anew at the next opening, from events that hold the words of older editions in clear.
ALTER TABLE publication_row RENAME COLUMN ground TO ground_key;
UPDATE publication_row SET ground_key = '';
