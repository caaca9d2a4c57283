import { CalendarDate } from '#events/fields.ts'
import { contradictionIn } from './contradictions.ts'
import type { Note, Reading } from './reading.ts'
import type { Delivery } from './record.ts'

/** How an aim ended; undefined while it goes on, while its result is awaited, and where the file leaves it unclear. */
export type Ending = Interruption | Completion
type Interruption =
  | { readonly is: 'break'; readonly date: string }
  | { readonly is: 'withdrawn'; readonly date: string }
export type Completion = {
  readonly is: 'achieved' | 'not-achieved'
  readonly date: string
  /** LearnActEndDate stands in for an AchDate that there should have been. */
  readonly lacksAchievementDate: boolean
}

/** From then on, a completed standard must have an AchDate. */
const ACHIEVEMENT_DATES_SINCE = '2021-08-01'

export const endingOf = (aim: Delivery, { preparationDate }: Reading, note: Note): Ending | undefined => {
  const tell = (field: string, detail: string) =>
    note({
      line: aim.line,
      field,
      detail: `${field} ${detail}. How this aim ended is not taken.`,
      effect: 'fact-left-out',
    })
  for (const field of ['LearnActEndDate', 'AchDate'] as const) {
    const date = aim[field]
    if (!date) continue
    if (!CalendarDate.safeParse(date).success) return void tell(field, 'must be a date that exists, as YYYY-MM-DD')
    if (preparationDate && date > preparationDate)
      return void tell(field, `is ${date}, after the day the file was made, ${preparationDate}`)
  }
  const wrong = contradictionIn(aim)
  if (wrong?.effect === 'fact-left-out') return void tell(wrong.field, wrong.detail)
  if (wrong)
    note({ line: aim.line, field: wrong.field, detail: `${wrong.field} ${wrong.detail}.`, effect: wrong.effect })

  const { CompStatus, Outcome, LearnActEndDate: end = '', AchDate } = aim
  if (CompStatus === '6') return { is: 'break', date: end }
  if (CompStatus === '3') return { is: 'withdrawn', date: end }
  if (CompStatus !== '2' || Outcome === '8') return undefined
  return {
    is: Outcome === '1' ? 'achieved' : 'not-achieved',
    date: AchDate || end,
    lacksAchievementDate: !AchDate && end >= ACHIEVEMENT_DATES_SINCE,
  }
}
