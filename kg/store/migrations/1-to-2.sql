-- Version 2 adds results, decisions with what they change, and measurements.
-- Numeric claims, as the text makes them; the span is that of the whole claim.
CREATE TABLE result (
    paper INTEGER NOT NULL,
    ord INTEGER NOT NULL,
    subject TEXT,
    benchmark TEXT,                        -- as written; which concept it is, the links say
    metric TEXT,
    low REAL NOT NULL,
    high REAL NOT NULL,                    -- equal to low unless the claim is a range
    unit TEXT NOT NULL,                    -- '%', 'x', 'ms' ...; '' where there is none
    relation TEXT NOT NULL,                -- absolute, improvement, reduction, speedup
    comparator TEXT,
    field TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    PRIMARY KEY (paper, ord)
) WITHOUT ROWID;

-- What people decided, as replayed by the last build; decisions.csv is where they are kept.
CREATE TABLE decision (
    nr INTEGER PRIMARY KEY,
    action TEXT NOT NULL,
    record TEXT NOT NULL,                  -- JSON: the row of decisions.csv
    outcome TEXT NOT NULL                  -- 'applied', or why it no longer applies
);

-- Links as the papers' texts alone give them, where a decision changed them: the next run of the
-- corpus stage puts them back before it begins.
CREATE TABLE set_aside (
    paper INTEGER NOT NULL,
    concept INTEGER NOT NULL,
    role TEXT NOT NULL,
    detail TEXT,
    confidence REAL NOT NULL,
    reasons TEXT NOT NULL,
    evidence TEXT NOT NULL,                -- JSON: [[field, start, end, exact, from, to], ...]
    PRIMARY KEY (paper, concept)
) WITHOUT ROWID;

-- Papers that a decision put out of scope: they stay, without links.
CREATE TABLE excluded (
    paper INTEGER PRIMARY KEY,
    reason TEXT NOT NULL
);

-- Measured quality: figures of kg evaluate, for the file that they were measured on.
CREATE TABLE measurement (
    gold TEXT NOT NULL,                    -- name of the gold file
    part TEXT NOT NULL,                    -- '' for all, else 'kind method', 'role uses' ...
    figure TEXT NOT NULL,                  -- 'precision', 'recall' ...
    value REAL,                            -- NULL: nothing to measure it on
    low REAL,                              -- 95 % bootstrap interval
    high REAL,
    size INTEGER NOT NULL,                 -- cases that the figure is over
    gold_hash TEXT NOT NULL,
    build TEXT NOT NULL,                   -- id of the build that was measured
    PRIMARY KEY (gold, part, figure)
) WITHOUT ROWID;
