CREATE INDEX label_folded ON label (folded);

-- Folded labels that mean nothing but one concept, which a paper introduces or a person named so.
CREATE TEMP TABLE named (
    folded TEXT PRIMARY KEY,
    concept INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO named
SELECT alone.folded, alone.concept
  FROM (SELECT folded, min(concept) AS concept, max(ord) AS last FROM label
         GROUP BY folded HAVING min(concept) = max(concept)) AS alone
  JOIN concept ON concept.nr = alone.concept
 WHERE status = 'discovered' AND introduced_by IS NOT NULL
    OR status = 'accepted'
    OR last >= 1000000;
