import type { ProgrammeStatus, SustainabilityMeasures } from '#events/measures.ts'
import { change, NOTHING, number, percent, tableOf } from '../table.ts'
import { type AggregateAnswer, type Line, linesOf } from './answers.ts'

/** What people call a programme, an HEI, a region. Ids stand where there is no name. */
export type Names = ReadonlyMap<string, string>

const named = (names: Names, id: unknown): string => names.get(String(id)) ?? String(id)

const worstFirst: readonly ProgrammeStatus[] = ['closed', 'unviable', 'at-risk', 'viable']

/** (1) Are the places filled, and which courses cannot go on? Of `sustainability` by programme. */
export const placesTable = (answer: AggregateAnswer<'sustainability'>, names: Names): string => {
  const { total, asOf } = answer
  const rows = answer.rows.toSorted((a, b) => rankOf(a) - rankOf(b))
  const having = (status: ProgrammeStatus) => rows.filter((row) => row.status === status).length
  return tableOf<Line<'sustainability'>>({
    heading: `${percent(total.fillRate)} of ${number(total.places)} commissioned places were taken; ${having('closed')} of ${rows.length} programmes closed, ${having('unviable') + having('at-risk')} more in danger`,
    columns: [
      { head: 'Programme', cell: ({ name }) => name, align: 'left' },
      { head: 'Places', cell: ({ places }) => number(places) },
      { head: 'Enrolled', cell: ({ enrolled }) => number(enrolled) },
      { head: 'Filled', cell: ({ fillRate }) => percent(fillRate) },
      { head: 'Last intakes', cell: lastIntakesBy(asOf) },
      { head: 'Minimum', cell: ({ intakes, minimumIntake }) => (intakes ? number(minimumIntake) : '') },
      { head: 'Trend', cell: ({ intakes, trend }) => (intakes ? change(trend) : '') },
      { head: 'Status', cell: ({ status }) => status ?? '', align: 'left' },
    ],
    ...linesOf({ total, rows }, ({ programme }) => named(names, programme)),
  })
}

const rankOf = ({ status }: SustainabilityMeasures): number => (status ? worstFirst.indexOf(status) : worstFirst.length)

/** Intakes that have begun: places are known before anybody enrols. */
const lastIntakesBy =
  (asOf: string) =>
  ({ intakes }: SustainabilityMeasures): string =>
    intakes
      ?.filter(({ intake }) => intake <= asOf.slice(0, intake.length))
      .slice(-4)
      .map(({ enrolled }) => String(enrolled).padStart(2))
      .join(' → ') ?? ''

/** (2) Who depends on whom? Of `sustainability` by region. */
export const regionsTable = (answer: AggregateAnswer<'sustainability'>, names: Names): string => {
  const onOne = answer.rows.filter(({ heis }) => heis === 1).map(({ key }) => named(names, key.region))
  const { rows } = linesOf(answer, ({ region }) => named(names, region))
  return tableOf<Line<'sustainability'>>({
    heading:
      onOne.length > 0 ? `One HEI is all that is left in ${onOne.join(', ')}` : 'Every region can choose between HEIs',
    columns: [
      { head: 'Region', cell: ({ name }) => name, align: 'left' },
      { head: 'Places', cell: ({ places }) => number(places) },
      { head: 'Enrolled', cell: ({ enrolled }) => number(enrolled) },
      { head: 'Filled', cell: ({ fillRate }) => percent(fillRate) },
      { head: 'Open programmes', cell: ({ programmesOpen }) => number(programmesOpen) },
      { head: 'HEIs', cell: ({ heis }) => number(heis) },
      { head: 'In band 4 posts', cell: ({ inPost }) => number(inPost) },
    ],
    rows,
  })
}

/** (3) Do trainees stay? Of `churn` by intake. */
export const retentionTable = (answer: AggregateAnswer<'churn'>): string => {
  const { total } = answer
  return tableOf<Line<'churn'>>({
    heading: `${percent(total.withdrawalRate)} withdrew, but ${percent(total.pathwayAttrition)} had not completed when they were expected to`,
    columns: [
      { head: 'Intake', cell: ({ name }) => name, align: 'left' },
      { head: 'Enrolled', cell: ({ enrolled }) => number(enrolled) },
      { head: 'Active', cell: ({ active }) => number(active) },
      { head: 'Paused', cell: ({ paused }) => number(paused) },
      { head: 'Moved on', cell: ({ transferredOut }) => number(transferredOut) },
      { head: 'Withdrawn', cell: ({ withdrawn }) => number(withdrawn) },
      { head: 'Completed', cell: ({ completed }) => number(completed) },
      { head: 'Withdrew', cell: ({ withdrawalRate }) => percent(withdrawalRate) },
      { head: 'Stayed a year', cell: (line) => percent(survivalAt(line, 12)) },
      { head: 'Two years', cell: (line) => percent(survivalAt(line, 24)) },
      { head: 'Not done in time', cell: ({ pathwayAttrition }) => percent(pathwayAttrition) },
    ],
    ...linesOf(answer, ({ intake }) => String(intake)),
  })
}

/** The share still there when so many whole months are over; null where nobody has been followed for so long. */
const survivalAt = ({ retention }: Line<'churn'>, months: number): number | null | undefined =>
  retention.find(({ month }) => month === months - 1)?.survival

/** (4) Are there band 4 posts, and were guarantees kept? Of `outcomes` by region. */
export const postsTable = (answer: AggregateAnswer<'outcomes'>, names: Names): string => {
  const { total } = answer
  const broken = total.guaranteed - total.guaranteedConfirmed
  return tableOf<Line<'outcomes'>>({
    heading: `${percent(total.postRate)} of those who completed have a band 4 post; ${number(broken)} of ${number(total.guaranteed)} guarantees were not kept`,
    columns: [
      { head: 'Region', cell: ({ name }) => name, align: 'left' },
      ...postColumns,
      { head: 'Guaranteed', cell: ({ guaranteed }) => number(guaranteed) },
      { head: 'Kept', cell: ({ guaranteedConfirmed }) => number(guaranteedConfirmed) },
      { head: 'Kept rate', cell: ({ guaranteeKeptRate }) => percent(guaranteeKeptRate) },
    ],
    ...linesOf(answer, ({ region }) => named(names, region)),
  })
}

const postColumns = [
  { head: 'Completed', cell: ({ completed }: Line<'outcomes'>) => number(completed) },
  { head: 'In post', cell: ({ confirmed }: Line<'outcomes'>) => number(confirmed) },
  { head: 'No post', cell: ({ missing }: Line<'outcomes'>) => number(missing) },
  { head: 'Not known', cell: ({ awaited }: Line<'outcomes'>) => number(awaited) },
  { head: 'Post rate', cell: ({ postRate }: Line<'outcomes'>) => percent(postRate) },
]

/** (5) What credit do those get who go on to a degree? Of `outcomes` by region. */
export const apelTable = (answer: AggregateAnswer<'outcomes'>, names: Names): string => {
  const { apel, leftForPreRegistrationWithoutPost: forLack } = answer.total
  return tableOf<Line<'outcomes'>>({
    heading: `${percent(apel.twoYearRate)} of applicants to nursing and the like got two years' credit, where the benchmark is ${percent(apel.benchmark)}; ${number(forLack)} left without ever having had a band 4 post`,
    columns: [
      { head: 'Region', cell: ({ name }) => name, align: 'left' },
      { head: 'Applicants', cell: ({ apel }) => number(apel.applicants) },
      { head: 'Refused', cell: ({ apel }) => number(apel.declined) },
      { head: 'No credit', cell: ({ apel }) => number(apel.byCredit['0']) },
      { head: '1–6 months', cell: ({ apel }) => number(apel.byCredit['1-6']) },
      { head: '7–12', cell: ({ apel }) => number(apel.byCredit['7-12']) },
      { head: '13–23', cell: ({ apel }) => number(apel.byCredit['13-23']) },
      { head: '24 or more', cell: ({ apel }) => number(apel.byCredit['24+']) },
      { head: 'Two years', cell: ({ apel }) => percent(apel.twoYearRate) },
      { head: 'Left for lack of a post', cell: (line) => number(line.leftForPreRegistrationWithoutPost) },
    ],
    ...linesOf(answer, ({ region }) => named(names, region)),
  })
}

/** (6) Is mental health worse off than physical health? Of `outcomes` by setting. */
export const settingsTable = (answer: AggregateAnswer<'outcomes'>): string => {
  const rateIn = (setting: string) => percent(answer.rows.find(({ key }) => key.setting === setting)?.postRate)
  return tableOf<Line<'outcomes'>>({
    heading: `A post for ${rateIn('mental-health')} in mental health, for ${rateIn('physical-health')} in physical health`,
    columns: [
      { head: 'Setting', cell: ({ name }) => name, align: 'left' },
      ...postColumns,
      { head: 'Kept rate', cell: ({ guaranteeKeptRate }) => percent(guaranteeKeptRate) },
      { head: 'What stops them most', cell: mainReason, align: 'left' },
    ],
    ...linesOf(answer, ({ setting }) => String(setting).replaceAll('-', ' ')),
  })
}

const mainReason = ({ missingByReason, missing }: Line<'outcomes'>): string => {
  const [reason, count] = Object.entries(missingByReason).reduce((most, next) => (next[1] > most[1] ? next : most))
  return missing === 0 ? NOTHING : `${reason.replaceAll('-', ' ')} (${percent(count / missing)})`
}
