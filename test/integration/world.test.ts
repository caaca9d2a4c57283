import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LadderEvent } from '#events/catalogue.ts'
import { startPlatform } from '#local/platform.ts'
import { type Difference, differences, readable } from '../oracle/compare.ts'
import { answer } from '../oracle/oracle.ts'
import { filtered, pairs, totalsAndSlices } from '../oracle/questions.ts'
import { randomFrom } from '../oracle/random.ts'
import { recordOf } from '../oracle/record.ts'
import { asSent, bySender, randomWorld } from '../oracle/world.ts'
import { type Answer, aggregates, type Query, type Slice, type World } from '../oracle/world-types.ts'
import { operate } from './child.ts'
import { clientOf, inLanes } from './world-client.ts'

// A whole random world goes in over HTTP while its cube is rebuilt, and every answer must be what the definitions make of it.
const seed = Number(process.env.LADDER_WORLD_SEED ?? randomInt(1_000_000))
const now = new Date().toISOString()
const random = randomFrom(seed)
const world = randomWorld(seed, now, 250)

let platform: Awaited<ReturnType<typeof startPlatform>>
let client: ReturnType<typeof clientOf>
/** Ladder's reference of each trainee, as the answers to what was sent about them said. */
const references = new Map<string, string>()
const counts: Record<string, number> = {}

const tell = async (sender: string, events: readonly LadderEvent[]): Promise<void> => {
  for (let from = 0, size = 0; from < events.length; from += size) {
    size = random.pick([1, random.int(2, 20), random.int(20, 200)])
    const batch = events.slice(from, from + size)
    const results = await client.send(sender, batch)
    for (const [at, { status, subject, problem }] of results.entries()) {
      counts[status] = (counts[status] ?? 0) + 1
      if (status === 'rejected') throw new Error(`${batch[at]?.type} was rejected: ${JSON.stringify(problem)}`)
      if (subject !== undefined) references.set(String(batch[at]?.subject), subject)
    }
  }
}

/** Where Ladder's answers are not those of `expected`, which may look at a narrower slice than was asked. */
const compare = async (
  queries: readonly Query[],
  { as = 'hee:england', implied = {}, of = world }: { as?: string; implied?: Query['filters']; of?: World } = {},
): Promise<Difference[]> => {
  const found = await inLanes(4, queries, async (query) => {
    const { status, body } = await client.ask(query, as)
    if (status !== 200) throw new Error(`${JSON.stringify(query)} answered ${status}: ${JSON.stringify(body)}`)
    const given = body as Answer & { asOf: string; disclosure: string }
    expect(given.disclosure).toBe('exact')
    const expected = answer(of, { ...query, filters: { ...query.filters, ...implied } }, given.asOf)
    return differences(query, expected, given)
  })
  return found.flat()
}

const nothing = readable([])

beforeAll(async () => {
  console.log(`LADDER_WORLD_SEED=${seed}: ${world.events.length} events until ${now}`)
  platform = await startPlatform({ port: 0 })
  client = clientOf(platform.url)
  for (const { id, body } of world.organisations) {
    const { status, body: answered } = await client.put('hee:england', `/organisations/${id}`, body)
    if (status !== 201) throw new Error(`PUT /organisations/${id} answered ${status}: ${JSON.stringify(answered)}`)
  }
  for (const [sender, openings] of bySender(world.openings)) await tell(sender, openings)

  const again = world.sayings.filter(() => random.chance(0.2))
  const sendings = random.shuffled([...world.sayings, ...again].map((event) => asSent(event, random)))
  const rebuilding = rebuildTwice()
  await inLanes(6, bySender(sendings), ([sender, events]) => tell(sender, events))
  expect(counts).toEqual({ stored: world.events.length, duplicate: again.length })
  await platform.drained()
  expect(platform.failures()).toEqual([])
  expect(await rebuilding).toMatchObject({
    code: 0,
    output: expect.stringContaining('Generation g2 is what the log says'),
  })
}, 180_000)

/** Rebuilds the cube under the load of all that is sent: killed half-way, then started again. */
const rebuildTwice = async () => {
  const first = operate('rebuild', '--port', String(platform.port))
  await first.says('projecting into g2')
  first.kill()
  await first.ended
  return operate('rebuild', '--port', String(platform.port)).ended
}

afterAll(async () => {
  await platform?.stop()
})

describe(`the world of seed ${seed}`, () => {
  it('has a cube that can be proved again from the log', async () => {
    const { code, output } = await operate('verify', '--port', String(platform.port), '--json').ended
    expect({ code, ...JSON.parse(output) }).toEqual({ code: 0, generation: 'g2', differences: [] })
  })

  it('is counted to the digit, as a whole and by each slice', { timeout: 60_000 }, async () => {
    expect(readable(await compare(totalsAndSlices()))).toBe(nothing)
  })

  it('is counted to the digit by every two slices', { timeout: 120_000 }, async () => {
    expect(readable(await compare(pairs()))).toBe(nothing)
  })

  it('is counted to the digit under filters', { timeout: 60_000 }, async () => {
    expect(readable(await compare(filtered(world, random)))).toBe(nothing)
  })

  it("shows a region's commissioner its region", async () => {
    const queries = questionsBy(['hei', 'employer'])
    expect(readable(await compare(queries, { as: 'hee:Y62', implied: { region: 'Y62' } }))).toBe(nothing)
  })

  it('shows an HEI and an employer their own slices', async () => {
    const [hei, employer] = [random.pick(world.heis), random.pick(Object.keys(world.employers))]
    const ofHei = await compare(questionsBy(['programme', 'region']), { as: hei, implied: { hei } })
    const ofEmployer = await compare(questionsBy(['cohort']), { as: employer, implied: { employer } })
    expect(readable([...ofHei, ...ofEmployer])).toBe(nothing)
  })

  it('has the records that the definitions give its trainees', { timeout: 60_000 }, async () => {
    const trainees = [...references].filter(([told]) => !told.includes('/'))
    const unlike = await inLanes(4, trainees, async ([told, reference]) => {
      const { body } = await client.call('hee:england', `/trainees/${reference}`)
      const [expected, got] = [recordOf(world, told), body as RecordAnswer].map((each) =>
        JSON.stringify(comparable(each)),
      )
      return expected === got ? [] : [`${reference}: expected ${expected}, got ${got}`]
    })
    expect(unlike.flat().slice(0, 10)).toEqual([])
  })

  it('goes along when an employer moves to another region', async () => {
    const moving = random.pick(world.organisations.filter(({ id }) => id in world.employers))
    const region = world.employers[moving.id]?.region === 'Y56' ? 'Y58' : 'Y56'
    const { status } = await client.put('hee:england', `/organisations/${moving.id}`, { ...moving.body, region })
    expect(status).toBe(200)
    await platform.drained()
    const moved = {
      ...world,
      employers: { ...world.employers, [moving.id]: { ...world.employers[moving.id], region } },
    }
    expect(readable(await compare(questionsBy(['region', 'icb', 'employer']), { of: moved }))).toBe(nothing)
  })
})

const questionsBy = (slices: readonly Slice[]): Query[] =>
  aggregates.flatMap((aggregate) =>
    [[], ...slices.map((slice) => [slice])].map((groupBy) => ({ aggregate, filters: {}, groupBy })),
  )

type RecordAnswer = {
  readonly enrolments: readonly Readonly<Record<string, unknown>>[]
  readonly anomalies: readonly { readonly code: string; readonly type: string }[]
}

const comparable = ({ enrolments, anomalies }: RecordAnswer) => ({
  enrolments: enrolments.map(({ cohort, employer, status, outcome = null, credits }) => ({
    cohort,
    employer,
    status,
    outcome,
    credits,
  })),
  anomalies: anomalies.map(({ code, type }) => `${code} ${type}`).toSorted(),
})
