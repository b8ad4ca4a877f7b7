-- Folded labels that mean one introduced concept and nothing else.
CREATE TEMP TABLE named (
    folded TEXT PRIMARY KEY,
    concept INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO named
SELECT label.folded, min(label.concept)
  FROM label JOIN concept ON concept.nr = label.concept
 GROUP BY label.folded
HAVING count(DISTINCT label.concept) = 1
   AND max(concept.status) = 'discovered' AND max(concept.introduced_by) IS NOT NULL;
