-- The latest opening gives a programme its route, specialism and minimum; the latest word says whether it is closed.
CREATE OR REPLACE TEMP TABLE programmes AS
SELECT
  history,
  subject AS programme,
  arg_max(route, (time, id, speaker)) FILTER (type = 'programme.opened') AS route,
  arg_max(specialism, (time, id, speaker)) FILTER (type = 'programme.opened') AS specialism,
  arg_max(number, (time, id, speaker)) FILTER (type = 'programme.opened') AS minimum,
  arg_max(type, (time, id, speaker)) = 'programme.closed' AS closed
FROM standing
WHERE type IN ('programme.opened', 'programme.closed')
GROUP BY history, subject;

-- The latest statement for a cohort and region stands.
CREATE OR REPLACE TEMP TABLE places AS
SELECT
  s.history, s.cohort, s.region, s.places,
  'ukprn:' || s.cohort[:8] AS hei, s.cohort[:-9] AS programme, s.cohort[-7:] AS intake, p.route, p.specialism
FROM (
  SELECT history, subject AS cohort, region, arg_max(number, (time, id, speaker)) AS places
  FROM standing
  WHERE type = 'places.commissioned'
  GROUP BY history, subject, region
) AS s
LEFT JOIN programmes AS p ON p.history = s.history AND p.programme = s.cohort[:-9];
