-- Version 4 notes which build brought which papers.
-- Which build brought what: papers and merges have rising numbers, so that the last ones at the end
-- of each build tell. Builds of before version 4 that nobody knows it of have no row.
CREATE TABLE arrival (
    build INTEGER PRIMARY KEY,             -- nr of the build
    last_paper INTEGER NOT NULL,           -- largest paper.nr at its end
    last_merge INTEGER NOT NULL
) WITHOUT ROWID;

-- A finished file holds what its builds have brought together; which of them, the last one alone
-- is known of.
INSERT INTO arrival
SELECT nr, (SELECT coalesce(max(nr), 0) FROM paper), (SELECT coalesce(max(nr), 0) FROM merge)
  FROM (SELECT nr, id FROM build ORDER BY nr DESC LIMIT 1)
 WHERE id = (SELECT value FROM state WHERE name = 'resolved');
