DROP TABLE temp.long_form;
DROP TABLE temp.other_name;
DROP TABLE temp.found;
DROP TABLE temp.member;
DROP TABLE temp.decided_name;
DROP TABLE temp.named;
