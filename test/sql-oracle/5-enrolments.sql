-- One row an enrolment, as it is now: its slices, and what it counts as.

CREATE OR REPLACE TEMP MACRO months_between(start, finish) AS
  (year(finish) - year(start)) * 12 + month(finish) - month(start) - (day(finish) < day(start))::INTEGER;

CREATE OR REPLACE TEMP TABLE spans AS
SELECT
  * REPLACE (CASE WHEN is_last OR status <> 'open' THEN status ELSE 'transferred' END AS status),
  CASE WHEN is_last OR status <> 'open' THEN ended ELSE next_opened END AS ended_on
FROM (
  SELECT *, next_opened IS NULL AS is_last
  FROM (
    SELECT *, lead(opened) OVER (PARTITION BY trainee ORDER BY enrolment) AS next_opened
    FROM (
      SELECT history, trainee, enrolment, unnest(arg_max({
        'cohort': cohort, 'hei': hei, 'employer': employer, 'details': details, 'opened': opened,
        'transferred_in': transferred_in, 'status': status, 'ended': ended, 'why': why
      }, turn))
      FROM states
      GROUP BY history, trainee, enrolment
    )
  )
);

CREATE OR REPLACE TEMP TABLE enrolments AS
SELECT
  s.history, s.trainee,
  r.region, r.icb, s.hei, s.cohort[:-9] AS programme, s.cohort[-7:] AS intake, s.cohort, s.employer, p.route, p.specialism,
  d.setting, d.funding, d.guaranteed AS "guaranteedPost",
  s.opened, s.transferred_in, d.day AS expected_end, s.ended_on, s.why AS withdrawn_reason,
  CASE WHEN s.status <> 'open' THEN s.status WHEN coalesce(q.is_paused, false) THEN 'paused' ELSE 'active' END AS status,
  s.status = 'completed' AS is_completed,
  is_completed AND s.ended_on <= d.day AS on_time,
  greatest(0, months_between((s.cohort[-7:] || '-01')::DATE, coalesce(s.ended_on, h.today))) AS months_seen,
  coalesce(m.credits, 0) AS credits,
  s.status = 'open' AND NOT coalesce(q.is_paused, false)
    AND coalesce(t.since >= greatest(s.opened, m.passed_on, a.progress_on, q.resumed_on), false) AS stalled,
  CASE
    WHEN NOT is_completed THEN NULL
    WHEN a.post.type = 'post.confirmed' THEN 'confirmed'
    WHEN a.post.type = 'post.missing' THEN 'missing'
    ELSE 'awaited'
  END AS outcome,
  CASE WHEN outcome = 'missing' THEN a.post.reason END AS missing_reason,
  CASE WHEN outcome = 'confirmed' THEN greatest(0, months_between(s.ended_on, a.post.start)) END AS months_to_post,
  CASE WHEN is_completed THEN a.post.band END AS band_after,
  CASE WHEN outcome = 'missing' THEN months_seen END AS months_for_nothing,
  a.epa,
  coalesce(outcome = 'confirmed' AND a.leaving.position > a.post.position, false) AS is_leaver,
  a.leaving.reason AS leaving_reason,
  a.leaving.left_on AS left_on,
  coalesce(
    is_completed AND a.leaving.reason = 'pre-registration'
      AND (a.first_confirmed IS NULL OR a.first_confirmed > a.leaving.position), false
  ) AS left_without_post,
  CASE WHEN s.is_last THEN apel.granted END AS granted,
  CASE WHEN s.is_last AND apel.granted IS NULL THEN apel.declined END AS declined
FROM spans AS s
JOIN histories AS h ON h.history = s.history
JOIN facts AS d ON d.trainee = s.trainee AND d.turn = s.details AND d.is_turn
LEFT JOIN programmes AS p ON p.history = s.history AND p.programme = s.cohort[:-9]
LEFT JOIN register AS r ON r.history = s.history AND r.employer = s.employer
LEFT JOIN modules AS m ON m.trainee = s.trainee AND m.enrolment = s.enrolment
LEFT JOIN pauses AS q ON q.trainee = s.trainee AND q.enrolment = s.enrolment
LEFT JOIN afterwards AS a ON a.trainee = s.trainee AND a.enrolment = s.enrolment
LEFT JOIN apel ON apel.trainee = s.trainee
LEFT JOIN stalls AS t ON t.trainee = s.trainee AND t.cohort = s.cohort;
