-- Each trainee's enrolments, turn by turn. A turn is an event that may open, change or end one; every other fact carries the
-- number of the last turn before it.

CREATE OR REPLACE TEMP TABLE trainees AS
SELECT
  history, subject, row_number() OVER () AS trainee, first_said.id AS first_id, first_said.speaker AS first_speaker
FROM (
  SELECT history, subject, arg_min({'id': id, 'speaker': speaker}, (time, id, speaker)) AS first_said
  FROM standing
  WHERE type = 'trainee.enrolled'
  GROUP BY history, subject
);

CREATE OR REPLACE TEMP TABLE facts AS
SELECT
  e.history, o.trainee, e.type, e.speaker, e.time::DATE AS said_on,
  e.cohort, e.employer, e.funding, e.setting, e.guaranteed, e.reason, e.code, e.number, e.day,
  type IN ('trainee.enrolled', 'trainee.transferred', 'trainee.withdrawn', 'qualification.awarded')
    OR (type = 'epa.completed' AND reason <> 'fail') AS is_turn,
  row_number() OVER life AS position,
  count(*) FILTER (is_turn) OVER (life ROWS UNBOUNDED PRECEDING) AS turn
FROM standing AS e JOIN trainees AS o ON o.history = e.history AND o.subject = e.subject
-- What was said before the first enrolment is taken just after it.
WINDOW life AS (
  PARTITION BY o.trainee ORDER BY e.id <> o.first_id OR e.speaker <> o.first_speaker, e.time, e.id, e.speaker
);

CREATE OR REPLACE TEMP TABLE turns AS
SELECT
  f.history, f.trainee, f.turn, f.type, f.speaker, f.said_on, f.cohort, f.employer, f.reason,
  'ukprn:' || f.cohort[:8] AS hei,
  coalesce(p.route = 'higher-apprenticeship', false) AS ends_by_epa
FROM facts AS f LEFT JOIN programmes AS p ON p.history = f.history AND p.programme = f.cohort[:-9]
WHERE is_turn;

-- How it stands after each turn, with the enrolment opened last.
CREATE OR REPLACE TEMP TABLE states AS
WITH RECURSIVE life AS (
  SELECT
    history, trainee, turn, 1 AS enrolment, cohort, hei, ends_by_epa, employer, turn AS details, said_on AS opened,
    false AS transferred_in, 'open' AS status, NULL::DATE AS ended, NULL::VARCHAR AS why, [cohort] AS cohorts
  FROM turns
  WHERE turn = 1
  UNION ALL
  SELECT
    history, trainee, turn,
    CASE WHEN opens THEN enrolment + 1 ELSE enrolment END,
    CASE WHEN opens THEN to_cohort ELSE cohort END,
    CASE WHEN opens THEN to_hei ELSE hei END,
    CASE WHEN opens THEN to_ends_by_epa ELSE ends_by_epa END,
    CASE WHEN opens OR renews OR moves THEN coalesce(to_employer, employer) ELSE employer END,
    CASE WHEN renews OR (opens AND type = 'trainee.enrolled') THEN turn ELSE details END,
    CASE WHEN opens THEN said_on ELSE opened END,
    CASE WHEN opens THEN is_open ELSE transferred_in END,
    CASE WHEN opens THEN 'open' ELSE coalesce(ends, status) END,
    CASE WHEN opens THEN NULL WHEN ends IS NOT NULL THEN said_on ELSE ended END,
    CASE WHEN opens THEN NULL WHEN ends = 'withdrawn' THEN reason ELSE why END,
    CASE WHEN opens THEN list_append(cohorts, to_cohort) ELSE cohorts END
  FROM (
    SELECT
      l.*, t.* EXCLUDE (history, trainee, turn, cohort, hei, ends_by_epa, employer), t.turn,
      t.cohort AS to_cohort, t.hei AS to_hei, t.ends_by_epa AS to_ends_by_epa, t.employer AS to_employer,
      l.status = 'open' AS is_open,
      t.speaker = l.hei AS by_hei,
      t.cohort IS NOT NULL AND NOT list_contains(l.cohorts, t.cohort) AS is_new,
      is_new AND (t.type = 'trainee.enrolled' OR (t.type = 'trainee.transferred' AND by_hei AND is_open)) AS opens,
      t.type = 'trainee.enrolled' AND is_open AND t.cohort = l.cohort AS renews,
      t.type = 'trainee.transferred' AND is_open AND by_hei AND coalesce(t.cohort = l.cohort, true) AS moves,
      CASE
        WHEN NOT is_open THEN NULL
        WHEN t.type = 'trainee.withdrawn' AND by_hei THEN 'withdrawn'
        WHEN t.type = 'qualification.awarded' AND by_hei AND NOT l.ends_by_epa THEN 'completed'
        WHEN t.type = 'epa.completed' AND (by_hei OR starts_with(t.speaker, 'epao:')) AND l.ends_by_epa THEN 'completed'
      END AS ends
    FROM (SELECT * EXCLUDE (turn), turn + 1 AS next FROM life) AS l
    JOIN turns AS t ON t.trainee = l.trainee AND t.turn = l.next
  )
)
FROM life;
