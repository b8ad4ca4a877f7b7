-- What each paper says of the concepts that were found, one row a new name or NIL mention.
SELECT new_name.paper, found.concept, 0 AS is_named, new_name.ord, new_name.role,
       new_name.detail, new_name.confidence, new_name.reasons, new_name.evidence
  FROM member
  JOIN new_name ON new_name.paper = member.paper AND new_name.ord = member.ord
  JOIN found ON found.nr = member.found
UNION ALL
SELECT unknown.paper, named.concept, 1, unknown.ord, unknown.role,
       unknown.detail, 0.6, '["named by another paper"]',
       json_array(json_array(field, start, "end", exact, sentence_start, sentence_end))
  FROM unknown
  JOIN named ON named.folded = unknown.folded
 ORDER BY 1, 2, 3, 4
