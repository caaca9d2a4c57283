import { countsBy, type Part, partInSql } from './part-in-sql.ts'
import { vocabulary } from './vocabulary.ts'

/** The SQL of outcomes' rows. */
export const outcomes = (part: Part): string => `WITH ${partInSql(part)},
  counted AS (
    SELECT history, key,
      count(*) FILTER (is_completed) AS completed,
      count(*) FILTER (outcome = 'confirmed') AS confirmed,
      count(*) FILTER (outcome = 'missing') AS missing,
      ${countsBy('missing_reason', vocabulary.missing)} AS missing_by_reason,
      count(*) FILTER (outcome = 'awaited') AS awaited,
      count(*) FILTER (is_completed AND "guaranteedPost") AS guaranteed,
      count(*) FILTER (outcome = 'confirmed' AND "guaranteedPost") AS kept,
      {
        '0-1': count(*) FILTER (months_to_post BETWEEN 0 AND 1),
        '2-3': count(*) FILTER (months_to_post BETWEEN 2 AND 3),
        '4-6': count(*) FILTER (months_to_post BETWEEN 4 AND 6),
        '7-12': count(*) FILTER (months_to_post BETWEEN 7 AND 12),
        '13+': count(*) FILTER (months_to_post >= 13)
      } AS months_to_post,
      ${countsBy('band_after::VARCHAR', ['2', '3', '4'])} AS band_after,
      ${countsBy('epa', vocabulary.epa)} AS epa,
      count(*) FILTER (is_leaver) AS leavers,
      ${countsBy('leaving_reason', vocabulary.leaving, 'is_leaver')} AS leavers_by_reason,
      coalesce(sum(months_for_nothing), 0)::BIGINT AS months_for_nothing,
      count(granted) + count(declined) AS applicants,
      {
        '0': count(*) FILTER (granted.months = 0),
        '1-6': count(*) FILTER (granted.months BETWEEN 1 AND 6),
        '7-12': count(*) FILTER (granted.months BETWEEN 7 AND 12),
        '13-23': count(*) FILTER (granted.months BETWEEN 13 AND 23),
        '24+': count(*) FILTER (granted.months >= 24)
      } AS by_credit,
      count(*) FILTER (granted.hei = hei) AS same_hei,
      count(*) FILTER (granted.hei <> hei) AS other_hei,
      ${countsBy('granted.mode', vocabulary.mode)} AS by_mode,
      count(declined) AS declined,
      ${countsBy('declined', vocabulary.decline)} AS declined_by_reason,
      count(*) FILTER (left_without_post) AS left_without_post
    FROM part GROUP BY history, key
  )
  SELECT history, to_json({
    'key': key, 'completed': completed, 'confirmed': confirmed, 'missing': missing, 'missingByReason': missing_by_reason,
    'awaited': awaited, 'postRate': confirmed / nullif(completed, 0), 'guaranteed': guaranteed,
    'guaranteedConfirmed': kept, 'guaranteeKeptRate': kept / nullif(guaranteed, 0), 'monthsToPost': months_to_post,
    'bandAfter': band_after, 'epa': epa, 'leavers': leavers, 'leaversByReason': leavers_by_reason,
    'trainingMonthsWithoutPost': months_for_nothing,
    'apel': {
      'applicants': applicants, 'byCredit': by_credit, 'twoYearRate': by_credit['24+'] / nullif(applicants, 0),
      'benchmark': 0.8::DOUBLE, 'sameHei': same_hei, 'otherHei': other_hei, 'byMode': by_mode, 'declined': declined,
      'declinedByReason': declined_by_reason
    },
    'leftForPreRegistrationWithoutPost': left_without_post
  }) AS row
  FROM counted ORDER BY history, key`
