-- What stands of the log: the set of events, without voids and without what they void.
-- `log` is as it was read; `histories` has a row for each history in it, with the date of its today.

-- Lines of the log that do not count, by their row ids: here an event that is there twice.
CREATE OR REPLACE TEMP TABLE dropped AS
SELECT log.rowid AS line
FROM (SELECT history, speaker, id, min(rowid) AS kept FROM log GROUP BY history, speaker, id HAVING count(*) > 1) AS a
JOIN log ON log.history = a.history AND log.speaker = a.speaker AND log.id = a.id AND log.rowid <> a.kept;

CREATE OR REPLACE TEMP TABLE voids AS
SELECT e.history, e.subject, e.speaker, e.id, e.voids AS aim
FROM log AS e ANTI JOIN dropped AS d ON d.line = e.rowid
WHERE e.type = 'event.voided';

-- A void aims at one event, so whatever aims at an ordinary event, at what aims at that, and so on is a tree.
-- Voids in a circle hang on no tree and are never reached.
CREATE OR REPLACE TEMP TABLE void_tree AS
WITH RECURSIVE tree AS (
  SELECT v.*, e.rowid AS root, 1 AS depth
  FROM voids AS v JOIN log AS e
    ON e.history = v.history AND e.subject = v.subject AND e.speaker = v.speaker AND e.id = v.aim
  ANTI JOIN dropped AS d ON d.line = e.rowid
  WHERE e.type <> 'event.voided'
  UNION ALL
  SELECT v.*, tree.root, tree.depth + 1
  FROM tree JOIN voids AS v
    ON v.history = tree.history AND v.subject = tree.subject AND v.speaker = tree.speaker AND v.aim = tree.id
)
FROM tree;

-- From the leaves to the root: a void happened if no void that happened aims at it.
INSERT INTO dropped
WITH RECURSIVE judged AS (
  SELECT *, true AS happened FROM void_tree WHERE depth = (SELECT max(depth) FROM void_tree)
  UNION ALL
  SELECT v.history, v.subject, v.speaker, v.id, v.aim, v.root, v.depth, NOT coalesce(bool_or(j.happened), false)
  FROM (SELECT max(depth) - 1 AS depth FROM judged) AS level
  JOIN void_tree AS v ON v.depth = level.depth
  LEFT JOIN judged AS j
    ON j.history = v.history AND j.subject = v.subject AND j.speaker = v.speaker AND j.aim = v.id
  GROUP BY ALL
)
SELECT DISTINCT root FROM judged WHERE depth = 1 AND happened;

CREATE OR REPLACE TEMP VIEW standing AS
SELECT e.* FROM log AS e ANTI JOIN dropped AS d ON d.line = e.rowid WHERE e.type <> 'event.voided';
