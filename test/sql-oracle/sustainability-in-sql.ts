import { type Part, partInSql } from './part-in-sql.ts'

/** The SQL of sustainability's rows: places and enrolments in one list, and figures of programmes and regions from it. */
export const sustainability = (part: Part): string => `WITH ${partInSql(part)},
  cells AS (
    SELECT history, today, key, programme, hei, intake, (trainee IS NOT NULL)::INTEGER AS enrolled, 0 AS places,
      opened, is_completed, ended_on, outcome, is_leaver, left_on
    FROM part
    ${part.hasPlaces ? placesInSql(part) : ''}
  ),
  counted AS (
    SELECT history, key, any_value(today) AS today, sum(enrolled)::BIGINT AS enrolled,
      ${part.hasPlaces ? 'sum(places)::BIGINT' : 'NULL'} AS places
    FROM cells GROUP BY history, key
  )
  ${part.byProgramme ? programmeFiguresInSql(part) : ''}
  ${part.byRegion ? regionFiguresInSql : ''}
  SELECT c.history, to_json({
    'key': c.key, 'places': places, 'enrolled': enrolled, 'fillRate': enrolled / nullif(places, 0)
    ${part.byProgramme ? ", 'intakes': intakes, 'minimumIntake': minimum, 'trend': trend, 'volatility': volatility, 'status': status" : ''}
    ${
      part.byRegion
        ? `, 'programmesOpen': programmes_open, 'heis': heis, 'largestHeiShare': largest_share, 'inPost': in_post,
    'leaversPerYear': leavers, 'completionsPerYear': completions, 'yearsOfSupply': completions / nullif(leavers, 0)`
        : ''
    }
  }) AS row
  FROM counted AS c
  ${part.byProgramme ? 'JOIN of_programme USING (history, key)' : ''}
  ${part.byRegion ? 'JOIN of_region USING (history, key)' : ''}
  ORDER BY c.history, c.key`

// A statement of no places commissions none.
const placesInSql = ({ histories, key, filter }: Part): string => `UNION ALL
    SELECT h.history, h.today, ${key}, e.programme, e.hei, e.intake, 0, e.places, NULL, false, NULL, NULL, false, NULL
    FROM ${histories} AS h JOIN places AS e ON e.history = h.history${filter}
    WHERE e.places > 0`

const programmeFiguresInSql = ({ hasPlaces }: Part): string => `,
  intakes AS (
    SELECT history, key, any_value(programme) AS programme, intake, sum(enrolled)::BIGINT AS enrolled,
      ${hasPlaces ? 'sum(places)::BIGINT' : 'NULL'} AS places, intake <= strftime(any_value(today), '%Y-%m') AS has_begun
    FROM cells GROUP BY history, key, intake
  ),
  begun AS (
    SELECT *, row_number() OVER oldest AS nth, row_number() OVER (PARTITION BY history, key ORDER BY intake DESC) AS ago
    FROM intakes WHERE has_begun WINDOW oldest AS (PARTITION BY history, key ORDER BY intake)
  ),
  theil_sen AS (
    SELECT a.history, a.key, median((b.enrolled - a.enrolled) / (b.nth - a.nth)) AS trend
    FROM begun AS a JOIN begun AS b ON b.history = a.history AND b.key = a.key AND b.nth > a.nth
    GROUP BY a.history, a.key
  ),
  recent AS (
    SELECT history, key,
      CASE WHEN avg(enrolled) > 0 THEN stddev_samp(enrolled) / avg(enrolled) END AS volatility,
      max(enrolled) FILTER (ago = 1) AS last_one, max(enrolled) FILTER (ago = 2) AS one_before
    FROM begun WHERE ago <= 5 GROUP BY history, key
  ),
  listed AS (
    SELECT history, key, any_value(programme) AS programme,
      list({'intake': intake, 'places': places, 'enrolled': enrolled} ORDER BY intake) AS intakes
    FROM intakes GROUP BY history, key
  ),
  of_programme AS (
    SELECT l.history, l.key, intakes, p.minimum, trend, volatility,
      CASE
        WHEN p.closed THEN 'closed'
        WHEN last_one < p.minimum AND one_before < p.minimum THEN 'unviable'
        WHEN last_one < p.minimum OR last_one + trend < p.minimum THEN 'at-risk'
        ELSE 'viable'
      END AS status
    FROM listed AS l
    LEFT JOIN recent AS r ON r.history = l.history AND r.key = l.key
    LEFT JOIN theil_sen AS t ON t.history = l.history AND t.key = l.key
    LEFT JOIN programmes AS p ON p.history = l.history AND p.programme = l.programme
  )`

const regionFiguresInSql = `,
  year AS (SELECT *, today - INTERVAL 1 YEAR AS a_year_ago FROM cells),
  shares AS (
    SELECT history, key, hei, count(*) FILTER (enrolled = 1 AND opened > a_year_ago AND opened <= today) AS entered
    FROM year GROUP BY history, key, hei
  ),
  largest AS (
    SELECT history, key, max(entered) / nullif(sum(entered), 0) AS largest_share FROM shares GROUP BY history, key
  ),
  of_region AS (
    SELECT y.history, y.key, any_value(largest_share) AS largest_share,
      count(DISTINCT y.programme) FILTER (NOT coalesce(p.closed, false)) AS programmes_open,
      count(DISTINCT y.hei) FILTER (NOT coalesce(p.closed, false)) AS heis,
      count(*) FILTER (outcome = 'confirmed') - count(*) FILTER (is_leaver) AS in_post,
      count(*) FILTER (is_leaver AND left_on > a_year_ago AND left_on <= today) AS leavers,
      count(*) FILTER (is_completed AND ended_on > a_year_ago AND ended_on <= today) AS completions
    FROM year AS y
    JOIN largest AS l ON l.history = y.history AND l.key = y.key
    LEFT JOIN programmes AS p ON p.history = y.history AND p.programme = y.programme
    GROUP BY y.history, y.key
  )`
