-- named.sql makes it again, which takes less time than to keep it.
DROP INDEX IF EXISTS label_folded;

-- What the last run of the corpus stage made.
DELETE FROM evidence WHERE (paper, concept) IN (
    SELECT paper, concept FROM link WHERE stage <> 'paper'
);
DELETE FROM link WHERE stage <> 'paper';
DELETE FROM label WHERE concept IN (SELECT nr FROM concept WHERE status <> 'curated');
DELETE FROM broader WHERE concept IN (SELECT nr FROM concept WHERE status <> 'curated');
DELETE FROM concept WHERE status <> 'curated';

-- What decisions have changed is again as the papers say.
INSERT INTO link
SELECT paper, concept, role, detail, confidence, reasons, 'paper' FROM set_aside;
INSERT INTO evidence
SELECT paper, concept, each.key, json_extract(each.value, '$[0]'),
       json_extract(each.value, '$[1]'), json_extract(each.value, '$[2]'),
       json_extract(each.value, '$[3]'), json_extract(each.value, '$[4]'),
       json_extract(each.value, '$[5]')
  FROM set_aside, json_each(set_aside.evidence) AS each;
DELETE FROM set_aside;
DELETE FROM label WHERE ord >= 1000000;
DELETE FROM excluded;
DELETE FROM decision;

CREATE TEMP TABLE long_form (
    long TEXT NOT NULL,    -- folded long form
    folded TEXT NOT NULL,  -- the introduced name that it stands for; '' where that is split
    PRIMARY KEY (long, folded)
) WITHOUT ROWID;

CREATE TEMP TABLE other_name (
    long TEXT PRIMARY KEY,
    folded TEXT NOT NULL
) WITHOUT ROWID;

CREATE TEMP TABLE found (
    nr INTEGER PRIMARY KEY,
    concept INTEGER,          -- number of the concept that it becomes
    id TEXT,
    base TEXT NOT NULL,
    key TEXT NOT NULL,        -- what its suffix is made from
    digits INTEGER NOT NULL,  -- of the suffix that the id shows
    kind TEXT NOT NULL,
    pref_label TEXT NOT NULL,
    alt_labels TEXT NOT NULL,
    broader TEXT,
    introduced_by TEXT,
    status TEXT               -- NULL: a person says that it is another name of ``concept``
);

CREATE TEMP TABLE member (
    paper INTEGER NOT NULL,
    ord INTEGER NOT NULL,
    found INTEGER NOT NULL,
    note TEXT,                -- who decided that the name means this
    PRIMARY KEY (paper, ord)
) WITHOUT ROWID;

CREATE TEMP TABLE decided_name (
    folded TEXT PRIMARY KEY,
    note TEXT NOT NULL
) WITHOUT ROWID;
