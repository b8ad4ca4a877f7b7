-- Concepts that were found, numbered in the order of their ids.
CREATE UNIQUE INDEX temp.found_id ON found (id);
UPDATE found SET concept = numbered.nr FROM (
    SELECT id, (SELECT coalesce(max(nr), 0) FROM concept) + row_number() OVER (ORDER BY id) AS nr
      FROM found
) AS numbered WHERE numbered.id = found.id;
INSERT INTO concept
SELECT concept, id, kind, pref_label, '', 'discovered', introduced_by FROM found ORDER BY id;
INSERT INTO broader
SELECT concept, broader FROM found
 WHERE broader IN (SELECT id FROM concept WHERE status <> 'discovered') ORDER BY concept;
