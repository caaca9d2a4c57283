import type { EventData } from '#events/catalogue.ts'
import type { Route } from '#events/types/programme-opened.ts'
import type { Completion } from './ending.ts'
import { mappedProgramme } from './enrolment.ts'
import type { Apprenticeship } from './programmes.ts'
import type { Note, Reading } from './reading.ts'
import type { Delivery } from './record.ts'
import { type Slot, slot } from './slots.ts'

/** Grades of the ILR that are more than a pass. Its specification has DS for distinction; some write DI. */
const grades: ReadonlyMap<string, EventData<'epa.completed'>['result']> = new Map([
  ['ME', 'merit'],
  ['DS', 'distinction'],
  ['DI', 'distinction'],
])

/** The result of the end-point assessment in which a standard ended: each has its own day, so that a retake leaves it standing. */
export const assessmentOf = (aim: Delivery, ending: Completion, note: Note): Slot => {
  if (ending.lacksAchievementDate)
    note({
      line: aim.line,
      field: 'AchDate',
      detail: 'AchDate is missing, so LearnActEndDate is taken for the day of the end-point assessment: give AchDate.',
      effect: 'taken',
    })
  const result = ending.is === 'achieved' ? (grades.get(aim.OutGrade?.toUpperCase() ?? '') ?? 'pass') : 'fail'
  return slot(`epa-${ending.date}`, 'epa.completed', ending.date, { result })
}

type Award = EventData<'qualification.awarded'>['award']
const awards: Readonly<Record<Route, Award>> = {
  'higher-apprenticeship': 'other',
  'foundation-degree': 'fdsc',
  'cert-he': 'cert-he',
  'dip-he': 'dip-he',
  diploma: 'diploma',
}

/** The award in which a framework ended: it has no end-point assessment. Undefined where it was not achieved, which is noted. */
export const awardOf = (
  aim: Delivery,
  ending: Completion,
  apprenticeship: Apprenticeship,
  { mapping }: Reading,
  route: Route | undefined,
  note: Note,
): Slot | undefined => {
  if (ending.is === 'not-achieved') {
    note({
      line: aim.line,
      field: 'Outcome',
      detail:
        'The framework was completed but not achieved, for which Ladder has no event: if the learner left, send a trainee.withdrawn.',
      effect: 'fact-left-out',
    })
    return undefined
  }
  const mapped = mappedProgramme(apprenticeship, mapping)
  const award = (mapped && 'award' in mapped && mapped.award) || (route ? awards[route] : 'other')
  return slot('award', 'qualification.awarded', ending.date, { award })
}

/** Whether the programme's route completes by the other way: what the ILR says would then leave the learner in training for ever. */
export const routeProblem = (
  apprenticeship: Apprenticeship,
  { id, route }: Reading['programmes'][number],
): string | undefined => {
  if (!route) return undefined
  if (apprenticeship.kind === 'standard' && route !== 'higher-apprenticeship')
    return `${id} is a ${route} in Ladder, which an end-point assessment does not complete: open a programme of the route higher-apprenticeship and say in your table of programmes that it is the standard.`
  if (apprenticeship.kind === 'framework' && route === 'higher-apprenticeship')
    return `${id} is a higher-apprenticeship in Ladder, which only an end-point assessment completes, and the framework has none: open a programme of another route (diploma, foundation-degree) and say in your table of programmes that it is the framework.`
  return undefined
}
