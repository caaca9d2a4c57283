import type { EventData } from '#events/catalogue.ts'
import { assessmentOf, awardOf, routeProblem } from './completion.ts'
import { isKnown } from './employers.ts'
import { type Ending, endingOf } from './ending.ts'
import { type Start, startOf } from './enrolment.ts'
import { modulesOf } from './modules.ts'
import { type Problem, shownReference } from './problem.ts'
import { type IlrProgramme, isRestart } from './programmes.ts'
import type { Note, Reading } from './reading.ts'
import type { Delivery, Learner } from './record.ts'
import { inTime, type Slot, slot } from './slots.ts'
import { moveOf, withdrawalOf } from './withdrawal.ts'

/** What a file says of one learner on one programme. */
export type Translation = {
  /** In the order of time; none where the learner is left out. */
  readonly slots: readonly Slot[]
  /** The learner left for somewhere else, which is no withdrawal: the new place is to say so. */
  readonly moved?: { readonly why: EventData<'trainee.moved'>['why']; readonly date: string }
  /** The day on which the last aim ended: a file of a later year is right to leave the learner out. */
  readonly closed?: string
  readonly problems: readonly Problem[]
}

/** The facts about a learner on a programme, by the names they have from file to file, and what is wrong with them. */
export const eventsOf = (learner: Learner, programme: IlrProgramme, reading: Reading): Translation => {
  const problems: Problem[] = []
  const note: Note = (finding) => problems.push({ learner: shownReference(learner), ...finding })
  const start = startOf(learner, programme, reading, note)
  if (!start) return { slots: [], problems }

  const course = courseOf(programme, start, reading, note)
  const slots = [
    start.enrolled,
    ...course.slots,
    ...transfersOf(start, course.ended, reading, note),
    ...modulesOf(programme.components, reading, note),
  ]
  return {
    slots: inTime(slots),
    ...(course.moved && { moved: course.moved }),
    ...(course.closed !== undefined && { closed: course.closed }),
    problems,
  }
}

type Course = {
  slots: Slot[]
  /** When the training was over. */
  ended?: string
  moved?: NonNullable<Translation['moved']>
  closed?: string | undefined
}

/** How the programme aims went: breaks, and the end. */
const courseOf = (
  { apprenticeship, start, spells }: IlrProgramme,
  { programme }: Start,
  reading: Reading,
  note: Note,
): Course => {
  const course: Course = { slots: [] }
  const say = (said: Slot | undefined) => {
    // Of two things of one name and day, the later aim's counts.
    if (said) course.slots = [...course.slots.filter(({ slot }) => slot !== said.slot), said]
  }
  const wrongRoute = routeProblem(apprenticeship, programme)
  if (wrongRoute)
    note({
      line: spells[0].line,
      field: 'ProgType',
      detail: wrongRoute,
      effect: 'taken',
      once: `route ${programme.id}`,
    })
  let paused: 'paused' | 'unknown' | undefined = isRestart(spells[0]) ? 'unknown' : undefined

  for (const [index, aim] of spells.entries()) {
    if (index > 0 && aim.OrigLearnStartDate && aim.OrigLearnStartDate !== start) note(otherStart(aim, start))
    const resumed = paused && resumedIn(aim, reading)
    if (resumed) say(paused === 'paused' ? resumed : { ...resumed, endsEarlierPause: true })
    paused = undefined
    const ending = endingOf(aim, reading, note)
    course.closed = ending?.date
    if (!ending) continue
    const next = spells[index + 1]
    if (ending.is === 'break' || (ending.is === 'withdrawn' && next)) {
      if (ending.is === 'withdrawn') note(cameBack(aim))
      // Closed and opened again on one day, the training went on.
      if (next?.LearnStartDate === ending.date) continue
      say(slot(`paused-${ending.date}`, 'training.paused', ending.date, {}))
      paused = 'paused'
    } else if (ending.is === 'withdrawn') leave(course, aim, ending, note)
    else if (apprenticeship.kind === 'standard') say(assessmentOf(aim, ending, note))
    else say(awardOf(aim, ending, apprenticeship, reading, programme.route, note))
    if (ending.is === 'achieved') course.ended = ending.date
  }
  return course
}

const resumedIn = ({ LearnStartDate = '' }: Delivery, { preparationDate }: Reading): Slot | undefined =>
  preparationDate && LearnStartDate > preparationDate
    ? undefined
    : slot(`resumed-${LearnStartDate}`, 'training.resumed', LearnStartDate, {})

const otherStart = ({ line }: Delivery, start: string) => ({
  line,
  field: 'OrigLearnStartDate',
  detail: `OrigLearnStartDate is not the first start, ${start}: next year, when only this aim is in the file, the learner would be taken for a new one.`,
  effect: 'taken' as const,
})

const cameBack = ({ line }: Delivery) => ({
  line,
  field: 'CompStatus',
  detail:
    'CompStatus is 3 (withdrawn), but the learner came back to the programme later: it is taken for a break in learning.',
  effect: 'taken' as const,
})

const leave = (course: Course, aim: Delivery, { date }: Ending, note: Note): void => {
  course.ended = date
  const why = moveOf(aim.WithdrawReason)
  if (why) {
    course.moved = { why, date }
    return
  }
  const withdrawal = withdrawalOf(aim.WithdrawReason)
  if (!withdrawal && aim.WithdrawReason)
    note({
      line: aim.line,
      field: 'WithdrawReason',
      detail: "WithdrawReason is no code of the ILR: the reason is taken to be 'other'.",
      effect: 'taken',
    })
  course.slots.push(slot('withdrawn', 'trainee.withdrawn', date, withdrawal ?? { reason: 'other' }))
}

/** The changes of employer during the training. */
const transfersOf = (
  { employer: atStart, later }: Start,
  ended: string | undefined,
  reading: Reading,
  note: Note,
): Slot[] => {
  let current = atStart
  const slots: Slot[] = []
  for (const { from, line, employer } of later) {
    if (from >= (ended ?? '9999') || from > (reading.preparationDate ?? '9999')) break
    if (!isKnown(employer)) {
      note({
        line,
        field: 'EmpId',
        detail: `${employer.unknown} This change of employer is not taken.`,
        effect: 'fact-left-out',
      })
      continue
    }
    if (employer.employer === current) continue
    current = employer.employer
    slots.push(slot(`employer-${from}`, 'trainee.transferred', from, { employer: current }))
  }
  return slots
}
