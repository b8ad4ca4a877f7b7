-- A long form names what it stands for, unless it is a name itself or stands for several.
INSERT INTO other_name
SELECT long, min(folded) FROM long_form GROUP BY long
HAVING count(*) = 1 AND min(folded) NOT IN ('', long);
