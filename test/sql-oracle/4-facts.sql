-- What else was said, with the enrolment it belongs to, as far as it counts: HEI facts from the enrolment's HEI, employer facts
-- from its employer at that time, assessments also from any assessor.

CREATE OR REPLACE TEMP TABLE counting AS
SELECT
  f.trainee, s.enrolment, f.type, f.position, f.said_on, f.reason, f.code, f.number, f.day, f.turn
FROM facts AS f JOIN states AS s ON s.trainee = f.trainee AND s.turn = f.turn
WHERE CASE
  WHEN f.type IN ('module.passed', 'training.paused', 'training.resumed') THEN s.status = 'open' AND f.speaker = s.hei
  WHEN f.type = 'progress.reported' THEN s.status = 'open' AND f.speaker = s.employer
  WHEN f.type = 'epa.completed' THEN
    s.status <> 'withdrawn' AND (f.speaker = s.hei OR starts_with(f.speaker, 'epao:'))
  WHEN f.type IN ('post.confirmed', 'post.left') THEN s.status <> 'withdrawn' AND f.speaker = s.employer
  WHEN f.type = 'post.missing' THEN s.status <> 'withdrawn' AND f.speaker IN (s.employer, '/ladder')
  ELSE false
END;

-- A module earns its credits once; passing it again is still a sign of life.
CREATE OR REPLACE TEMP TABLE modules AS
SELECT trainee, enrolment, sum(credits)::BIGINT AS credits, max(passed_on) AS passed_on
FROM (
  SELECT trainee, enrolment, code, arg_min(number, position) AS credits, max(said_on) AS passed_on
  FROM counting
  WHERE type = 'module.passed'
  GROUP BY trainee, enrolment, code
)
GROUP BY trainee, enrolment;

CREATE OR REPLACE TEMP TABLE pauses AS
SELECT
  trainee, enrolment,
  arg_max(type, position) = 'training.paused' AS is_paused,
  max(said_on) FILTER (type = 'training.resumed' AND before = 'training.paused') AS resumed_on
FROM (
  SELECT *, lag(type) OVER (PARTITION BY trainee, enrolment ORDER BY position) AS before
  FROM counting
  WHERE type IN ('training.paused', 'training.resumed')
)
GROUP BY trainee, enrolment;

CREATE OR REPLACE TEMP TABLE afterwards AS
SELECT
  trainee, enrolment,
  max(said_on) FILTER (type IN ('epa.completed', 'progress.reported')) AS progress_on,
  arg_max(reason, position) FILTER (type = 'epa.completed') AS epa,
  arg_max(
    {'type': type, 'reason': reason, 'band': number, 'start': day, 'position': position}, position
  ) FILTER (type IN ('post.confirmed', 'post.missing')) AS post,
  min(position) FILTER (type = 'post.confirmed') AS first_confirmed,
  arg_max({'reason': reason, 'left_on': said_on, 'position': position}, position) FILTER (type = 'post.left') AS leaving
FROM counting
WHERE type NOT IN ('module.passed', 'training.paused', 'training.resumed')
GROUP BY trainee, enrolment;

-- Of grants the most months, the first of equal ones; of refusals the last. From any HEI, about the trainee as such.
CREATE OR REPLACE TEMP TABLE apel AS
SELECT
  trainee,
  arg_min(
    {'months': number, 'mode': code, 'hei': speaker}, (-number, position)
  ) FILTER (type = 'apel.granted') AS granted,
  arg_max(reason, position) FILTER (type = 'pre-registration.declined') AS declined
FROM facts
WHERE type IN ('apel.granted', 'pre-registration.declined') AND starts_with(speaker, 'ukprn:')
GROUP BY trainee;

-- What the daily sweep said of enrolments that stand still.
CREATE OR REPLACE TEMP TABLE stalls AS
SELECT trainee, cohort, max(day) AS since
FROM facts
WHERE type = 'training.stalled' AND speaker = '/ladder'
GROUP BY trainee, cohort;
