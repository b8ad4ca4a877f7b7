-- The graph file, version 4. Row numbers inside, CURIEs as unique text.
-- Tuples of plain strings that are only ever read whole are JSON arrays.

CREATE TABLE paper (
    nr INTEGER PRIMARY KEY AUTOINCREMENT,  -- order in which papers were stored; never given twice
    id TEXT NOT NULL UNIQUE,
    hash BLOB NOT NULL,                    -- sha256 of all that follows up to flags
    copies INTEGER NOT NULL,               -- records in table copy; 0 when only one was read
    linked_with TEXT,                      -- digest of ontology and extractor; NULL: no links yet
    title TEXT NOT NULL,
    abstract TEXT NOT NULL,
    authors TEXT NOT NULL,
    published TEXT,
    date_text TEXT,
    venue TEXT,
    categories TEXT NOT NULL,
    url TEXT,
    identifiers TEXT NOT NULL,
    flags TEXT NOT NULL,
    file TEXT,
    place TEXT
);

-- How papers are found again: every identifier, and the folded title under scheme 'title'.
CREATE TABLE identifier (
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    paper INTEGER NOT NULL,
    PRIMARY KEY (scheme, value, paper)
) WITHOUT ROWID;

-- Every record of a paper that was read in more than one form, so that order does not matter.
CREATE TABLE copy (
    paper INTEGER NOT NULL,
    hash BLOB NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (paper, hash)
) WITHOUT ROWID;

CREATE TABLE merge (
    nr INTEGER PRIMARY KEY,
    kept TEXT NOT NULL,
    other TEXT NOT NULL,
    rule TEXT NOT NULL,
    file TEXT,
    place TEXT
);

CREATE TABLE concept (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    pref_label TEXT NOT NULL,
    definition TEXT NOT NULL,
    status TEXT NOT NULL,
    introduced_by TEXT
);

CREATE TABLE label (
    concept INTEGER NOT NULL,
    ord INTEGER NOT NULL,                  -- from 1000000 on: a person says that it is a label
    type TEXT NOT NULL,                    -- pref, alt, hidden
    label TEXT NOT NULL,
    folded TEXT NOT NULL,
    exact_case INTEGER NOT NULL,
    ambiguous INTEGER NOT NULL,
    unmatched INTEGER NOT NULL,
    PRIMARY KEY (concept, ord)
) WITHOUT ROWID;
CREATE INDEX label_folded ON label (folded);

CREATE TABLE broader (
    concept INTEGER NOT NULL,
    broader TEXT NOT NULL,
    PRIMARY KEY (concept, broader)
) WITHOUT ROWID;

CREATE TABLE mapping (
    concept INTEGER NOT NULL,
    ord INTEGER NOT NULL,
    relation TEXT NOT NULL,
    iri TEXT NOT NULL,
    PRIMARY KEY (concept, ord)
) WITHOUT ROWID;

CREATE TABLE link (
    paper INTEGER NOT NULL,
    concept INTEGER NOT NULL,
    role TEXT NOT NULL,
    detail TEXT,
    confidence REAL NOT NULL,
    reasons TEXT NOT NULL,
    stage TEXT NOT NULL,                   -- paper: from its text alone, corpus: made by resolve,
                                           -- decision: as a person says
    PRIMARY KEY (paper, concept)
) WITHOUT ROWID;
CREATE INDEX link_concept ON link (concept, paper);

CREATE TABLE evidence (
    paper INTEGER NOT NULL,
    concept INTEGER NOT NULL,
    ord INTEGER NOT NULL,
    field TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    PRIMARY KEY (paper, concept, ord)
) WITHOUT ROWID;

-- NIL mentions: they look like names and mean nothing that is known.
CREATE TABLE unknown (
    paper INTEGER NOT NULL,
    ord INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    kind TEXT,
    rule TEXT NOT NULL,
    role TEXT NOT NULL,
    detail TEXT,
    cue TEXT NOT NULL,
    broader TEXT,
    score REAL NOT NULL,
    field TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    PRIMARY KEY (paper, ord)
) WITHOUT ROWID;

CREATE TABLE new_name (
    paper INTEGER NOT NULL,
    ord INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    alt_names TEXT NOT NULL,
    kind TEXT NOT NULL,
    broader TEXT,
    introduced INTEGER NOT NULL,
    role TEXT NOT NULL,
    confidence REAL NOT NULL,
    detail TEXT,
    reasons TEXT NOT NULL,
    evidence TEXT NOT NULL,                -- JSON: [[field, start, end, exact, from, to], ...]
    PRIMARY KEY (paper, ord)
) WITHOUT ROWID;

CREATE TABLE acronym (
    paper INTEGER NOT NULL,
    ord INTEGER NOT NULL,
    short TEXT NOT NULL,
    long TEXT NOT NULL,
    field TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    PRIMARY KEY (paper, ord)
) WITHOUT ROWID;

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

-- The map: by id, since concepts get new numbers in every build.
CREATE TABLE position (
    id TEXT PRIMARY KEY,
    x REAL NOT NULL,                       -- both in [-1, 1], rounded to 4 digits
    y REAL NOT NULL,
    topic INTEGER NOT NULL                 -- of the fine ones, numbered when the map was laid out
) WITHOUT ROWID;

-- One row a run of kg build; the last one is the current build.
CREATE TABLE build (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    ontology_hash TEXT NOT NULL,
    extractor_hash TEXT NOT NULL,
    papers_hash TEXT NOT NULL,
    decisions_hash TEXT NOT NULL,
    settings TEXT NOT NULL,
    finished TEXT NOT NULL,                -- UTC
    seconds REAL NOT NULL
);

-- Which build brought what: papers and merges have rising numbers, so that the last ones at the end
-- of each build tell. Builds of before version 4 that nobody knows it of have no row.
CREATE TABLE arrival (
    build INTEGER PRIMARY KEY,             -- nr of the build
    last_paper INTEGER NOT NULL,           -- largest paper.nr at its end
    last_merge INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE input (
    nr INTEGER PRIMARY KEY,
    build INTEGER NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT,                           -- NULL: standard input
    papers INTEGER NOT NULL,
    refused INTEGER NOT NULL
);

-- What of each file could not become a paper when the file was last read.
CREATE TABLE refusal (
    file TEXT NOT NULL,
    place TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (file, place, reason)
) WITHOUT ROWID;

-- 'searchable': papers up to this nr are in paper_text; 'resolved': id of the build that resolve
-- has finished, absent while something has changed since; 'vocabulary': digest of the concepts
-- that were stored last, '' when it is not known; 'imported': what the export was like that the
-- file was made from, as JSON, and of which build; absent where a build made the file; 'layout':
-- what the map was laid out for, as JSON.
CREATE TABLE state (
    name TEXT PRIMARY KEY,
    value NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE paper_text USING fts5 (
    title, abstract,
    content = 'paper', content_rowid = 'nr', tokenize = 'porter unicode61'
);
CREATE VIEW concept_words AS
SELECT nr, definition, (
    SELECT group_concat(label, ' · ')
      FROM (SELECT label FROM label WHERE concept = nr AND type <> 'hidden' ORDER BY ord)
) AS labels FROM concept;
CREATE VIRTUAL TABLE concept_text USING fts5 (
    labels, definition,
    content = 'concept_words', content_rowid = 'nr', tokenize = 'porter unicode61'
);
