CREATE INDEX label_folded ON label (folded);

-- Folded labels that mean one introduced concept and nothing else.
CREATE TEMP TABLE named (
    folded TEXT PRIMARY KEY,
    concept INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO named
SELECT alone.folded, alone.concept
  FROM (SELECT folded, min(concept) AS concept FROM label
         GROUP BY folded HAVING min(concept) = max(concept)) AS alone
  JOIN concept ON concept.nr = alone.concept
 WHERE status = 'discovered' AND introduced_by IS NOT NULL;
