import { countsBy, type Part, partInSql } from './part-in-sql.ts'
import { vocabulary } from './vocabulary.ts'

/** The SQL of churn's rows: Kaplan–Meier over months since the intake began, the rest counted. */
export const churn = (part: Part): string => `WITH ${partInSql(part)},
  counted AS (
    SELECT history, key,
      count(trainee) AS enrolled,
      count(*) FILTER (status = 'active') AS active,
      count(*) FILTER (status = 'paused') AS paused,
      count(*) FILTER (status = 'withdrawn') AS withdrawn,
      ${countsBy('withdrawn_reason', vocabulary.withdrawal, "status = 'withdrawn'")} AS by_reason,
      count(*) FILTER (status = 'transferred') AS transferred_out,
      count(*) FILTER (transferred_in) AS transferred_in,
      count(*) FILTER (is_completed) AS completed,
      count(*) FILTER (on_time) AS on_time,
      count(*) FILTER (expected_end < today) AS due,
      count(*) FILTER (expected_end < today AND NOT on_time) AS due_without,
      coalesce(sum(credits), 0)::BIGINT AS credits,
      count(*) FILTER (stalled) AS stalled
    FROM part GROUP BY history, key
  ),
  gone AS (
    SELECT history, key, months_seen AS month, count(*) AS gone, count(*) FILTER (status = 'withdrawn') AS withdrawn
    FROM part WHERE trainee IS NOT NULL GROUP BY history, key, months_seen
  ),
  months AS (
    SELECT history, key, unnest(range(0, max(month) + 1)) AS month FROM gone GROUP BY history, key
  ),
  at_risk AS (
    SELECT m.history, m.key, m.month, coalesce(g.withdrawn, 0) AS withdrawn,
      sum(coalesce(g.gone, 0)) OVER (PARTITION BY m.history, m.key ORDER BY m.month DESC)::BIGINT AS at_risk
    FROM months AS m LEFT JOIN gone AS g ON g.history = m.history AND g.key = m.key AND g.month = m.month
  ),
  kaplan_meier AS (
    SELECT history, key, list({'month': month, 'atRisk': at_risk, 'withdrawn': withdrawn, 'survival': survival} ORDER BY month)
      AS retention
    FROM (
      SELECT *, product(1 - withdrawn / at_risk) OVER (PARTITION BY history, key ORDER BY month) AS survival FROM at_risk
    )
    GROUP BY history, key
  )
  SELECT c.history, to_json({
    'key': c.key, 'enrolled': enrolled, 'active': active, 'paused': paused, 'withdrawn': withdrawn,
    'withdrawnByReason': by_reason, 'transferredOut': transferred_out, 'transferredIn': transferred_in,
    'completed': completed, 'completedOnTime': on_time, 'withdrawalRate': withdrawn / nullif(enrolled, 0),
    'pathwayAttrition': due_without / nullif(due, 0), 'retention': coalesce(retention, []), 'creditsEarned': credits,
    'stalled': stalled
  }) AS row
  FROM counted AS c LEFT JOIN kaplan_meier AS k ON k.history = c.history AND k.key = c.key
  ORDER BY c.history, c.key`
