-- Version 3 adds the map.
-- Where papers and concepts stand, by id: concepts get new numbers in every build.
CREATE TABLE position (
    id TEXT PRIMARY KEY,
    x REAL NOT NULL,                       -- both in [-1, 1], rounded to 4 digits
    y REAL NOT NULL,
    topic INTEGER NOT NULL                 -- of the fine ones, numbered when the map was laid out
) WITHOUT ROWID;
