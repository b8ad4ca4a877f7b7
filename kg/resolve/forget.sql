-- named.sql makes it again, which takes less time than to keep it.
DROP INDEX IF EXISTS label_folded;

-- What the last run of the corpus stage made.
DELETE FROM evidence WHERE (paper, concept) IN (
    SELECT paper, concept FROM link WHERE stage = 'corpus'
);
DELETE FROM link WHERE stage = 'corpus';
DELETE FROM label WHERE concept IN (SELECT nr FROM concept WHERE status = 'discovered');
DELETE FROM broader WHERE concept IN (SELECT nr FROM concept WHERE status = 'discovered');
DELETE FROM concept WHERE status = 'discovered';

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
    introduced_by TEXT
);

CREATE TEMP TABLE member (
    paper INTEGER NOT NULL,
    ord INTEGER NOT NULL,
    found INTEGER NOT NULL,
    PRIMARY KEY (paper, ord)
) WITHOUT ROWID;
