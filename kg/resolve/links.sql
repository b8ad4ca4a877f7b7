-- What each paper says of the concepts that were found, one row a new name or NIL mention.
SELECT new_name.paper, found.concept, 0 AS is_named, new_name.ord, new_name.role,
       new_name.detail, new_name.confidence,
       CASE WHEN note IS NULL THEN reasons ELSE json_insert(reasons, '$[#]', note) END,
       new_name.evidence
  FROM member
  JOIN new_name ON new_name.paper = member.paper AND new_name.ord = member.ord
  JOIN found ON found.nr = member.found
UNION ALL
SELECT unknown.paper, named.concept, 1, unknown.ord, unknown.role,
       unknown.detail, 0.6,
       CASE WHEN note IS NULL THEN '["named by another paper"]'
            ELSE json_array('named by another paper', note) END,
       json_array(json_array(field, start, "end", exact, sentence_start, sentence_end))
  FROM unknown
  JOIN named ON named.folded = unknown.folded
  LEFT JOIN decided_name ON decided_name.folded = unknown.folded
 WHERE unknown.paper NOT IN (SELECT paper FROM excluded)
UNION ALL
-- What the text alone gave to a concept that a person gave another name; it is set aside.
SELECT set_aside.paper, set_aside.concept, 0, -1, role, detail, confidence, reasons, evidence
  FROM set_aside
 WHERE set_aside.paper NOT IN (SELECT paper FROM excluded)
 ORDER BY 1, 2, 3, 4
