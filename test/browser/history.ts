import type { EventData, EventType, LadderEvent } from '#events/catalogue.ts'
import { sourceOf } from '#events/envelope.ts'
import { ulnFrom } from '#events/uln.ts'

// A history that is small enough to be told in a second or two and has something of everything that the pages show.

export const northWest = 'hee:Y62'
/** A commissioner in whose region nobody trains. */
export const midlands = 'hee:Y60'
export const riverside = 'ukprn:10000011'
export const hillside = 'ods:RAA'
/** The specialist course that cannot last. */
export const failing = '10000011/ap-radiography'

export const city = 'ukprn:10000022'
const lakeside = 'ods:RBB'
export const northbank = 'ods:RCC'

export const organisations: readonly (readonly [id: string, details: object])[] = [
  [northWest, { name: 'Health Education England, North West' }],
  [midlands, { name: 'Health Education England, Midlands' }],
  [riverside, { name: 'Riverside University', region: 'Y62' }],
  [city, { name: 'City University', region: 'Y56' }],
  [hillside, { name: 'Hillside NHS Trust', region: 'Y62', icb: 'QOP', levyPaying: true }],
  [lakeside, { name: 'Lakeside NHS Trust', region: 'Y62', icb: 'QOP', levyPaying: true }],
  [northbank, { name: 'Northbank NHS Trust', region: 'Y56', levyPaying: true }],
]

type Course = {
  readonly hei: string
  readonly id: string
  readonly opening: EventData<'programme.opened'>
  readonly employers: readonly string[]
  readonly intakes: Readonly<Record<string, number>>
}

const courses: readonly Course[] = [
  {
    hei: riverside,
    id: failing,
    opening: {
      title: 'Assistant Practitioner (Radiography)',
      route: 'foundation-degree',
      specialism: 'radiography',
      minimumIntake: 10,
    },
    employers: [hillside, lakeside],
    intakes: { '2021-09': 12, '2022-09': 8, '2023-09': 5 },
  },
  {
    hei: riverside,
    id: '10000011/ap',
    opening: { title: 'Assistant Practitioner', route: 'foundation-degree', specialism: 'generic', minimumIntake: 8 },
    employers: [hillside, lakeside],
    intakes: { '2022-09': 9, '2023-09': 10, '2024-09': 11 },
  },
  {
    hei: city,
    id: '10000022/ap-mental-health',
    opening: {
      title: 'Assistant Practitioner (Mental Health)',
      route: 'foundation-degree',
      specialism: 'mental-health',
      minimumIntake: 6,
    },
    employers: [northbank, lakeside],
    intakes: { '2022-09': 10, '2023-09': 7 },
  },
]

let made = 0
const said = <Type extends EventType>(by: string, type: Type, subject: string, day: string, data: EventData<Type>) =>
  ({
    specversion: '1.0',
    id: `told-${String(++made).padStart(4, '0')}`,
    source: sourceOf(by),
    type,
    subject,
    time: `${day}T09:00:00Z`,
    data,
  }) as LadderEvent

let counted = 0
const nextUln = (): string => ulnFrom(`61${String(++counted).padStart(7, '0')}`) ?? nextUln()

/** The same day some years on. */
const yearsOn = (intake: string, years: number): string => `${Number(intake.slice(0, 4)) + years}${intake.slice(4)}`

const reasons = ['not-released', 'not-released', 'academic', 'personal'] as const

/** One life of each kind after the other: who leaves, who pauses, who is through, and what became of those. */
const lifeOf = (course: Course, intake: string, nth: number): LadderEvent[] => {
  const { hei, id } = course
  const employer = course.employers[nth % 2] ?? hillside
  const trainee = nextUln()
  const [guaranteedPost, isOver] = [nth % 3 === 1, intake < '2023']
  const enrolment = said(hei, 'trainee.enrolled', trainee, `${intake}-12`, {
    cohort: `${id}/${intake}`,
    employer,
    entryBand: 3,
    funding: 'levy',
    guaranteedPost,
    setting: id.endsWith('mental-health') ? 'mental-health' : 'community',
    expectedEnd: `${yearsOn(intake, 2)}-30`,
  })
  const module = said(hei, 'module.passed', trainee, isOver ? `${yearsOn(intake, 1)}-20` : '2024-10-01', {
    module: 'AP4001',
    credits: 20,
    level: 4,
    attempt: 1,
  })
  const reason = reasons[nth % reasons.length] ?? 'other'
  const soon = `${intake.slice(0, 4)}-10-10`
  if (nth % 5 === 4) return [enrolment, said(hei, 'trainee.withdrawn', trainee, soon, { reason })]
  if (nth % 7 === 6) return [enrolment, said(hei, 'training.paused', trainee, soon, { reason: 'maternity' })]
  if (!isOver) return nth % 2 === 0 ? [enrolment, module] : [enrolment]
  const through = said(hei, 'qualification.awarded', trainee, `${yearsOn(intake, 2).slice(0, 4)}-06-28`, {
    award: 'fdsc',
  })
  const after = `${yearsOn(intake, 2)}-02`
  if (nth % 3 === 0)
    return [enrolment, module, through, said(employer, 'post.confirmed', trainee, after, { band: 4, start: after })]
  if (nth % 3 === 1)
    return [
      enrolment,
      module,
      through,
      said(employer, 'post.missing', trainee, after, { reason: 'no-vacancy', currentBand: 3 }),
    ]
  return [enrolment, module, through]
}

/** What each organisation says, those first without whom others cannot speak. */
export const history = (): readonly (readonly [by: string, events: readonly LadderEvent[]])[] => {
  const opened = courses.map(({ hei, id, opening }) => said(hei, 'programme.opened', id, '2021-01-11', opening))
  const places = courses.flatMap(({ hei, id, intakes }) =>
    Object.keys(intakes).map((intake) =>
      said('hee:england', 'places.commissioned', `${id}/${intake}`, `${intake.slice(0, 4)}-05-10`, {
        places: 12,
        region: hei === city ? 'Y56' : 'Y62',
      }),
    ),
  )
  const lives = courses.flatMap((course) =>
    Object.entries(course.intakes).flatMap(([intake, size]) =>
      Array.from({ length: size }, (_, nth) => lifeOf(course, intake, nth)).flat(),
    ),
  )
  const bySpeaker = (events: readonly LadderEvent[]) =>
    Object.entries(Object.groupBy(events, ({ source }) => source.slice('/organisations/'.length))).map(
      ([by, own = []]) => [by, own] as const,
    )
  const ofHeis = lives.filter(({ source }) => source.includes('ukprn'))
  return [opened, places, ofHeis, lives.filter((event) => !ofHeis.includes(event))].flatMap(bySpeaker)
}
