import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventData, EventType, LadderEvent } from '#events/catalogue.ts'
import { ulnFrom } from '#events/uln.ts'
import type { AwsCall } from './aws.ts'
import { tableNameOf } from './deployment.ts'
import { type LadderOverModel, ladderOverModel } from './ladder-over-model.ts'

const HEI = 'ukprn:10000011'
const [TRUST, OTHER] = ['ods:RAA', 'ods:RBB']
const cohort = '10000011/ap/2020-09'
const START = '2021-01-10T12:00:00Z'
const trainees = Array.from({ length: 8 }, (_, nth) => ulnFrom(String(300_000_000 + nth))).filter(
  (uln) => uln !== undefined,
)

const said = <Type extends EventType>(type: Type, subject: string, day: string, data: EventData<Type>): LadderEvent =>
  ({
    specversion: '1.0',
    id: `${type}-${subject}`,
    source: `/organisations/${HEI}`,
    type,
    subject,
    time: `${day}T09:00:00.000Z`,
    data,
  }) as LadderEvent

/** What is said on which day: people begin, some finish and hear nothing of a post, and some withdraw. */
const history: readonly (readonly [day: string, event: LadderEvent])[] = [
  [
    '2021-01-10',
    said('programme.opened', '10000011/ap', '2020-01-06', {
      title: 'AP',
      route: 'foundation-degree',
      specialism: 'generic',
      minimumIntake: 3,
    }),
  ],
  ...trainees.map((uln, nth): readonly [string, LadderEvent] => [
    nth < 4 ? '2021-01-10' : '2021-02-20',
    said('trainee.enrolled', uln, '2020-09-14', {
      cohort,
      employer: nth % 2 === 0 ? TRUST : OTHER,
      entryBand: 3,
      funding: 'levy',
      guaranteedPost: true,
      setting: 'community',
      expectedEnd: '2022-09-30',
    }),
  ]),
  ['2021-02-03', said('qualification.awarded', trainees[0] ?? '', '2020-10-01', { award: 'fdsc' })],
  ['2021-03-05', said('trainee.withdrawn', trainees[1] ?? '', '2021-03-04', { reason: 'personal' })],
  ['2021-03-18', said('qualification.awarded', trainees[2] ?? '', '2020-08-20', { award: 'fdsc' })],
]
const END = '2021-05-02'
const END_OF_YEAR = '2022-02-24'

/** Whatever runs by the clock. */
const jobs = ['collect', 'sweep', 'restate', 'reconcile', 'republish'] as const
type Run = readonly [day: number, job: (typeof jobs)[number], times: number]

const setClock = (time: string): void => {
  process.env.LADDER_CLOCK_OFFSET_MS = String(Date.parse(time) - Date.now())
}
const dayAt = (nth: number) => new Date(Date.parse('2021-01-10') + nth * 86_400_000).toISOString().slice(0, 10)

type Living = Parameters<typeof ladderOverModel>[0] & { readonly end?: string }

/** Lives through the history, with jobs run on some days at noon, so often, and the collection's at the end; what it leaves. */
const live = async (runs: readonly Run[], { end = END, ...aws }: Living = {}) => {
  const ladder = await ladderOverModel({ now: START, ...aws })
  setClock(START)
  await ladder.put(TRUST, { name: 'A trust', region: 'Y62' })
  await ladder.put(OTHER, { name: 'Another', region: 'Y56' })
  const days = new Set([...history.map(([day]) => day), ...runs.map(([day]) => dayAt(day))])
  for (const day of [...days].toSorted()) {
    setClock(`${day}T12:00:00Z`)
    for (const [on, event] of history) if (on === day) await ladder.post(HEI, [event])
    for (const [on, job, times] of runs)
      if (dayAt(on) === day) for (let left = times; left > 0; left--) await ran(ladder, job)
  }
  setClock(`${end}T12:00:00Z`)
  await ran(ladder, 'collect')
  return left(ladder)
}

/** Runs a job as its scheduler does: again, where it failed. */
const ran = async (ladder: LadderOverModel, job: Run[1]): Promise<void> => {
  for (let attempt = 0; attempt < 40; attempt++)
    if (
      await ladder.invoke(job, {}).then(
        () => true,
        () => false,
      )
    )
      return
  throw new Error('the job never came to an end')
}

const left = ({ model }: LadderOverModel) => ({
  collections: [...model.items(tableNameOf('collections'))],
  messages: [...model.items(tableNameOf('messages'))],
  publications: [...model.items(tableNameOf('publications'))],
  said: [...model.items(tableNameOf('log'))]
    .filter(({ event }) => String(event).startsWith('/ladder#'))
    .map(({ content }) => content),
})

const isOfJob = ({ command, input }: AwsCall): boolean =>
  /collections|messages|publications/.test(JSON.stringify(input)) ||
  (command === 'BatchExecuteStatementCommand' && /not-reported/.test(JSON.stringify(input)))

describe('the jobs of the monthly collection', () => {
  it('leave a history of rounds that is worth comparing', async () => {
    const { collections, messages, said } = await live([])
    const heads = collections
      .filter(({ round }) => round === 'rounds')
      .map(({ item, due, closed }) => [item, due, Boolean(closed)])
    expect(heads).toEqual([
      ['2021-02', 3, true],
      ['2021-03', 3, true],
      ['2021-04', 3, true],
      ['2021-05', 3, false],
    ])
    expect(messages).toHaveLength(3 * 3 * 3 + 3)
    expect(said).toHaveLength(2)
  })

  it('run never, once or thrice, on any days, leave equal rounds', async () => {
    const whole = await live([])
    const runs = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 110 }), fc.constantFrom(1, 3)), {
      maxLength: 8,
      selector: ([day]) => day,
    })
    await fc.assert(
      fc.asyncProperty(runs, async (some) => {
        expect(await live(some.map(([day, times]) => [day, 'collect', times]))).toEqual(whole)
      }),
      { numRuns: 25 },
    )
  })

  it('each run never, once or thrice in a whole year, publish the same every month', async () => {
    const published = ({ publications, collections }: Awaited<ReturnType<typeof live>>) => ({
      // What is restated is as of the last time that somebody looked.
      publications: publications.filter(({ publication }) => !/restate/.test(String(publication))),
      rounds: collections.filter(({ round }) => round === 'rounds'),
    })
    const whole = published(await live([], { end: END_OF_YEAR }))
    expect(whole.publications.filter(({ publication }) => publication === 'publications')).toHaveLength(13)
    const run = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom(...jobs), fc.constantFrom(1, 3))
    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 10, maxLength: 40 }), async (runs) => {
        expect(published(await live(runs, { end: END_OF_YEAR }))).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })

  it('interrupted before or after any of their writes, and run again, leave equal rounds', async () => {
    const whole = await live([])
    let calls = 0
    await live([], {
      aws: async (call, answer) => {
        if (isOfJob(call)) calls++
        return answer(call)
      },
    })
    expect(calls).toBeGreaterThan(40)
    for (let at = 1; at <= calls; at++)
      for (const when of ['before', 'after'] as const) {
        let nth = 0
        const interrupted = await live([], {
          aws: async (call, answer) => {
            const isHit = isOfJob(call) && ++nth === at
            if (isHit && when === 'before') throw new Error('killed')
            const answered = await answer(call)
            if (isHit) throw new Error('killed')
            return answered
          },
        })
        expect(interrupted, `${when} call ${at}`).toEqual(whole)
      }
  })
})
