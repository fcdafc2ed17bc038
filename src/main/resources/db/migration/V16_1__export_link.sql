-- A download's URL ends with a signature by a key that is not in this database: whoever reads this table cannot make one. Files that
-- were made before have no such URL, and would last a day at most.

DELETE FROM report_export;
ALTER TABLE report_export DROP COLUMN secret;
