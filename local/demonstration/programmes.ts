import type { EventData } from '#events/catalogue.ts'
import type { Route } from '#events/types/programme-opened.ts'
import type { Setting } from '#events/types/trainee-enrolled.ts'
import type { DemonstrationRegion } from './organisations.ts'

export type ProgrammeStory = EventData<'programme.opened'> & {
  readonly id: string
  readonly region: DemonstrationRegion
  /** Only employers of these settings send trainees; any employer of the region where there are none. */
  readonly settings?: readonly Setting[]
  readonly closed?: { readonly on: string; readonly reason: EventData<'programme.closed'>['reason'] }
  /** By intake: places commissioned, and trainees who enrol. */
  readonly intakes: Readonly<Record<string, readonly [places: number, enrolled: number]>>
}

/** How long each route takes, how many months later it is expected to have ended, and its modules. */
export const routes: Readonly<
  Record<
    Route,
    { readonly months: number; readonly graceMonths: number; readonly modules: number; readonly credits: number }
  >
> = {
  'higher-apprenticeship': { months: 24, graceMonths: 3, modules: 3, credits: 80 },
  'foundation-degree': { months: 24, graceMonths: 1, modules: 3, credits: 80 },
  'dip-he': { months: 24, graceMonths: 1, modules: 3, credits: 80 },
  'cert-he': { months: 12, graceMonths: 1, modules: 2, credits: 60 },
  diploma: { months: 18, graceMonths: 1, modules: 2, credits: 80 },
}

const northWest: readonly ProgrammeStory[] = [
  {
    id: '19990101/ap-generic',
    region: 'Y62',
    title: 'Assistant practitioner',
    route: 'higher-apprenticeship',
    specialism: 'generic',
    minimumIntake: 15,
    intakes: {
      '2018-09': [56, 48],
      '2019-01': [26, 20],
      '2019-09': [56, 49],
      '2020-01': [26, 21],
      '2020-09': [60, 50],
      '2021-01': [26, 19],
      '2021-09': [60, 52],
    },
  },
  {
    // Too few hospitals can release anybody to a course of a day a week with its own placements.
    id: '19990101/ap-radiography',
    region: 'Y62',
    title: 'Assistant practitioner, radiography',
    route: 'foundation-degree',
    specialism: 'radiography',
    minimumIntake: 12,
    settings: ['physical-health'],
    closed: { on: '2022-03-31', reason: 'low-numbers' },
    intakes: { '2018-09': [20, 17], '2019-09': [20, 12], '2020-09': [18, 8], '2021-09': [16, 5] },
  },
  {
    id: '19990102/ap-mental-health',
    region: 'Y62',
    title: 'Assistant practitioner, mental health',
    route: 'higher-apprenticeship',
    specialism: 'mental-health',
    minimumIntake: 14,
    settings: ['mental-health'],
    intakes: { '2018-09': [30, 24], '2019-09': [30, 21], '2020-09': [28, 18], '2021-03': [24, 15] },
  },
  {
    id: '19990102/ap-core-and-options',
    region: 'Y62',
    title: 'Assistant practitioner, core and options',
    route: 'higher-apprenticeship',
    specialism: 'core-and-options',
    minimumIntake: 15,
    intakes: { '2018-09': [46, 38], '2019-09': [46, 40], '2020-09': [48, 42], '2021-09': [50, 45] },
  },
]

const midlands: readonly ProgrammeStory[] = [
  {
    // The contracts of the last two below were moved here.
    id: '19990201/ap-generic',
    region: 'Y60',
    title: 'Assistant practitioner',
    route: 'higher-apprenticeship',
    specialism: 'generic',
    minimumIntake: 15,
    intakes: {
      '2018-09': [44, 36],
      '2019-09': [46, 39],
      '2020-09': [96, 78],
      '2021-01': [34, 24],
      '2021-09': [100, 83],
    },
  },
  {
    id: '19990201/ap-therapy',
    region: 'Y60',
    title: 'Assistant practitioner, therapy support',
    route: 'cert-he',
    specialism: 'therapy-support',
    minimumIntake: 10,
    settings: ['physical-health', 'community'],
    intakes: { '2019-09': [18, 13], '2020-09': [18, 12], '2021-09': [18, 9] },
  },
  {
    id: '19990201/ap-mental-health',
    region: 'Y60',
    title: 'Assistant practitioner, mental health',
    route: 'higher-apprenticeship',
    specialism: 'mental-health',
    minimumIntake: 12,
    settings: ['mental-health'],
    intakes: { '2018-09': [24, 19], '2019-09': [24, 18], '2020-09': [26, 20], '2021-09': [26, 19] },
  },
  {
    id: '19990202/ap-generic',
    region: 'Y60',
    title: 'Assistant practitioner',
    route: 'higher-apprenticeship',
    specialism: 'generic',
    minimumIntake: 15,
    closed: { on: '2020-07-31', reason: 'contract-moved' },
    intakes: { '2018-09': [40, 33], '2019-09': [40, 30] },
  },
  {
    id: '19990203/ap-core-and-options',
    region: 'Y60',
    title: 'Assistant practitioner, core and options',
    route: 'foundation-degree',
    specialism: 'core-and-options',
    minimumIntake: 15,
    closed: { on: '2020-07-31', reason: 'contract-moved' },
    intakes: { '2018-09': [32, 26], '2019-09': [32, 23] },
  },
]

const southWest: readonly ProgrammeStory[] = [
  {
    // Steady state: hardly anybody leaves a band 4 post here, so ever fewer have to be trained.
    id: '19990301/ap-generic',
    region: 'Y58',
    title: 'Assistant practitioner',
    route: 'foundation-degree',
    specialism: 'generic',
    minimumIntake: 15,
    intakes: { '2018-09': [70, 68], '2019-09': [56, 54], '2020-09': [42, 40], '2021-09': [28, 26] },
  },
  {
    id: '19990301/ap-mental-health',
    region: 'Y58',
    title: 'Assistant practitioner, mental health',
    route: 'dip-he',
    specialism: 'mental-health',
    minimumIntake: 10,
    settings: ['mental-health'],
    intakes: { '2018-09': [24, 23], '2019-09': [20, 19], '2020-09': [16, 15], '2021-09': [12, 11] },
  },
  {
    id: '19990302/ap-community',
    region: 'Y58',
    title: 'Assistant practitioner, community nursing',
    route: 'diploma',
    specialism: 'community-nursing',
    minimumIntake: 10,
    settings: ['community', 'primary-care'],
    intakes: { '2018-09': [24, 23], '2020-01': [18, 17], '2021-03': [14, 13] },
  },
  {
    id: '19990302/ap-core-and-options',
    region: 'Y58',
    title: 'Assistant practitioner, core and options',
    route: 'higher-apprenticeship',
    specialism: 'core-and-options',
    minimumIntake: 12,
    intakes: { '2018-09': [36, 35], '2019-09': [32, 30], '2020-09': [24, 23], '2021-09': [18, 17] },
  },
]

export const programmes: readonly ProgrammeStory[] = [...northWest, ...midlands, ...southWest]

/** Where the trainees of the closed programmes of the Midlands went. */
export const successorProgramme = '19990201/ap-generic'

export const programmeCalled = (id: string): ProgrammeStory => {
  const programme = programmes.find((candidate) => candidate.id === id)
  if (!programme) throw new TypeError(`the demonstration has no programme ${id}`)
  return programme
}
