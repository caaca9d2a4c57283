import { CalendarDate } from '#events/fields.ts'
import type { IlrMapping } from '#events/ilr-mapping.ts'
import { type EmployerFrom, employersFrom, isKnown } from './employers.ts'
import { fundingOf } from './funding.ts'
import { type Apprenticeship, type IlrProgramme, isRestart, isSameCode, nameOf } from './programmes.ts'
import type { Note, Reading } from './reading.ts'
import type { Learner } from './record.ts'
import { type Slot, slot } from './slots.ts'

/** The start of a training, and what the rest of it is to know. */
export type Start = {
  readonly enrolled: Slot
  readonly employer: string
  readonly later: readonly EmployerFrom[]
  readonly programme: Reading['programmes'][number]
}

/** The enrolment of a learner on a programme; undefined where the file or the tables do not tell enough, which is then noted. */
export const startOf = (
  learner: Learner,
  { apprenticeship, start, spells }: IlrProgramme,
  reading: Reading,
  note: Note,
): Start | undefined => {
  const [first] = spells
  const leaveOut = (line: number, field: string, detail: string) =>
    void note({
      line,
      field,
      detail: `${detail} Until then nothing is said of this learner.`,
      effect: 'learner-left-out',
    })
  const wrong = faultOfDates(start, spells, reading)
  if (wrong) return leaveOut(...wrong)
  const programme = programmeOf(apprenticeship, reading)
  if ('unknown' in programme) return leaveOut(first.line, 'ProgType', programme.unknown)
  const { atStart, later } = employersFrom(learner, start, reading.mapping)
  if (!isKnown(atStart.employer)) return leaveOut(atStart.line, 'EmpId', atStart.employer.unknown)

  const {
    employer,
    setting = 'other',
    entryBand = 3,
    guaranteedPost = false,
    funding = fundingOf(first),
  } = atStart.employer
  const { LearnPlanEndDate: expectedEnd = '' } = spells.at(-1) ?? first
  const cohort = `${programme.id}/${start.slice(0, 7)}`
  const data = { cohort, employer, entryBand, funding, guaranteedPost, setting, expectedEnd }
  return { enrolled: slot('enrolled', 'trainee.enrolled', start, data), employer, later, programme }
}

type Fault = readonly [line: number, field: string, detail: string]

const faultOfDates = (
  start: string,
  spells: IlrProgramme['spells'],
  { preparationDate }: Reading,
): Fault | undefined => {
  const [first] = spells
  const { line, OrigLearnStartDate: original, LearnStartDate = '' } = first
  if (isRestart(first) && !original)
    return [
      line,
      'OrigLearnStartDate',
      'This is a restart (RES), and the first start is not in the file: give OrigLearnStartDate.',
    ]
  if (!isDate(start))
    return [line, 'OrigLearnStartDate', 'OrigLearnStartDate must be a date that exists, as YYYY-MM-DD.']
  if (start > LearnStartDate)
    return [
      line,
      'OrigLearnStartDate',
      'OrigLearnStartDate is after LearnStartDate: give the day of the very first start.',
    ]
  if (preparationDate && start > preparationDate)
    return [
      line,
      'LearnStartDate',
      `The start, ${start}, is after the day the file was made: send the learner again once started.`,
    ]
  const last = spells.at(-1) ?? first
  if (!isDate(last.LearnPlanEndDate))
    return [
      last.line,
      'LearnPlanEndDate',
      'LearnPlanEndDate is missing or no date: give the day by which the learner is to complete.',
    ]
  if (last.LearnPlanEndDate < start)
    return [last.line, 'LearnPlanEndDate', 'LearnPlanEndDate is before the start: one of the two is wrong.']
  return undefined
}

const isDate = (date: string | undefined): date is string => CalendarDate.safeParse(date).success

type MappedProgramme = IlrMapping['programmes'][number]

const programmeOf = (
  apprenticeship: Apprenticeship,
  { mapping, programmes }: Reading,
): Reading['programmes'][number] | { readonly unknown: string } => {
  const mapped = mappedProgramme(apprenticeship, mapping)
  if (mapped) {
    const open = programmes.find(({ id }) => id === mapped.programme)
    return open ?? { id: mapped.programme }
  }
  const [only, another] = programmes
  if (only && !another) return only
  if (!only)
    return {
      unknown:
        'You have no programme open in Ladder: open one (programme.opened), wait a minute if you just have, then send the file again.',
    }
  return {
    unknown: `You have ${programmes.length} programmes open in Ladder: say in your table of programmes which of them ${nameOf(apprenticeship)} is.`,
  }
}

/** What the HEI's table says of an apprenticeship. */
export const mappedProgramme = (
  apprenticeship: Apprenticeship,
  { programmes }: IlrMapping,
): MappedProgramme | undefined =>
  programmes.find((mapped) =>
    'standard' in mapped
      ? apprenticeship.kind === 'standard' && isSameCode(mapped.standard, apprenticeship.standard)
      : apprenticeship.kind === 'framework' &&
        isSameCode(mapped.framework, apprenticeship.framework) &&
        isSameCode(mapped.progType, apprenticeship.progType) &&
        isSameCode(mapped.pathway, apprenticeship.pathway),
  )
