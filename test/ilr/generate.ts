import { emptyIlrMapping, type IlrMapping } from '#events/ilr-mapping.ts'
import { ulnFrom } from '#events/uln.ts'
import { addDays } from '#shared/dates.ts'
import { type Random, randomFrom } from '../oracle/random.ts'
import { type StoryName, storyNames, tell } from './stories.ts'
import { type FileOptions, ilrWriter, type WrittenLearner } from './write.ts'

export type IlrOptions = Partial<FileOptions> & {
  readonly seed?: number
  /** How many learners, or about how many megabytes of them. */
  readonly learners?: number
  readonly megabytes?: number
  /** The share of learners that are on the programme at all. */
  readonly onProgramme?: number
  /** The share of those whose ULN is the ILR's temporary one. */
  readonly temporary?: number
}

export const UKPRN = '10000011'
const EMPLOYERS = { 154549452: 'ods:RAA', 287654319: 'ods:RBB' } as const
export const TEMPORARY_ULN = '9'.repeat(10)

/** Tables that know the made-up employers. */
export const mapping: IlrMapping = {
  ...emptyIlrMapping,
  employers: Object.fromEntries(Object.entries(EMPLOYERS).map(([id, employer]) => [id, { employer }])),
  modules: { 50104767: { credits: 20, level: 4 }, 60094837: { credits: 20, level: 5 } },
}

/** The text of a made-up, valid ILR, learner by learner. The same options give the same file; it may be as big as one likes. */
export function* ilrFile(options: IlrOptions = {}): Generator<string> {
  const { year = '2020-21', ukprn = UKPRN, seed = 1, learners = options.megabytes ? Infinity : 12, megabytes } = options
  const random = randomFrom(seed)
  const writer = ilrWriter({ ...options, year, ukprn })
  const most = (megabytes ?? Infinity) * 1_000_000
  let length = 0
  const counted = (text: string): string => {
    length += text.length
    return text
  }
  yield counted(writer.beginning())
  for (let index = 0; index < learners && length < most; index++) {
    const learner = madeUp(index, year, random, options)
    yield counted(writer.learner(learner) + writer.destination(learner))
  }
  yield writer.end()
}

const madeUp = (index: number, year: string, random: Random, options: IlrOptions): WrittenLearner => {
  const { onProgramme = 1, temporary = 0.02 } = options
  // Where they are few, each story is told in turn.
  const story: StoryName = random.chance(onProgramme)
    ? (storyNames[index % storyNames.length] ?? 'continuing')
    : 'elsewhere'
  const start = addDays(`${Number(year.slice(0, 4)) - 1}-09-01`, random.int(0, 60))
  const [first, second] = random.shuffled(Object.keys(EMPLOYERS))
  const { aims, changesEmployer } = tell(story, start)
  return {
    reference: `L${String(index).padStart(8, '0')}`,
    uln: random.chance(temporary) ? TEMPORARY_ULN : madeUpUln(index),
    employments: [
      { EmpStat: '10', DateEmpStatApp: addDays(start, -400), EmpId: first },
      ...(changesEmployer ? [{ EmpStat: '10', DateEmpStatApp: changesEmployer, EmpId: second }] : []),
    ],
    aims,
  }
}

/** The ULN of the nth made-up learner: of two numbers that follow, at least one has a check digit. */
export const madeUpUln = (n: number): string =>
  ulnFrom(`${300_000_000 + 2 * n}`) ?? ulnFrom(`${300_000_001 + 2 * n}`) ?? ''

/** A file in bytes, some at a time. */
export async function* bytesOf(texts: Iterable<string>, size = 65_536): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let waiting = ''
  for (const text of texts) {
    waiting += text
    if (waiting.length < size) continue
    yield encoder.encode(waiting)
    waiting = ''
  }
  if (waiting) yield encoder.encode(waiting)
}
