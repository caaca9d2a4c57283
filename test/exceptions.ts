import type { RecordedEvent } from '#events/catalogue.ts'
import type { ExceptionRule } from '#events/exceptions.ts'
import type { Route } from '#events/types/programme-opened.ts'
import { addDays } from '#shared/dates.ts'
import { concernsOf } from '#shared/exceptions/concerns-of.ts'
import { given } from './telling.ts'

/** What is an exception for a trainee after what was said. */
export const exceptionsOf = (events: readonly RecordedEvent[], route: Route = 'foundation-degree') => {
  const concerns = concernsOf(given(...events).on(route))
  return {
    concerns,
    /** The rules that are open on a day. */
    on: (day: string): ExceptionRule[] => concerns.filter(({ since }) => since <= day).map(({ rule }) => rule),
    of: (rule: ExceptionRule) => concerns.filter((concern) => concern.rule === rule),
    /** Whether a rule is open on a day and was not on the day before. */
    opens: (rule: ExceptionRule, day: string): boolean => {
      const isOpen = (on: string) => concerns.some((concern) => concern.rule === rule && concern.since <= on)
      return isOpen(day) && !isOpen(addDays(day, -1))
    },
  }
}
