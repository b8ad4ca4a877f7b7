-- Concepts that were found, numbered in the order of their ids.
CREATE UNIQUE INDEX IF NOT EXISTS temp.found_id ON found (id);
UPDATE found SET concept = numbered.nr FROM (
    SELECT id, (SELECT coalesce(max(nr), 0) FROM concept) + row_number() OVER (ORDER BY id) AS nr
      FROM found WHERE status IS NOT NULL
) AS numbered WHERE numbered.id = found.id;
INSERT INTO concept
SELECT concept, id, kind, pref_label, '', status, introduced_by
  FROM found WHERE status IS NOT NULL ORDER BY id;
INSERT INTO broader
SELECT concept, broader FROM found
 WHERE status IS NOT NULL AND broader IN (SELECT id FROM concept WHERE status <> 'discovered')
 ORDER BY concept;
