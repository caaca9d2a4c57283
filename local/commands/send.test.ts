import { afterEach, describe, expect, it } from 'vitest'
import { fileOf, type Had, runAt, startStub } from './stub-in-tests.ts'

let stub: Awaited<ReturnType<typeof startStub>>
afterEach(() => stub?.stop())

type Sent = { readonly id: string; readonly data?: object }
const eventsIn = ({ body }: Had): Sent[] => JSON.parse(body) as Sent[]

/** Stores everything but what `problemOf` has a problem with. */
const storing = (problemOf: (event: Sent) => object | undefined = () => undefined) =>
  startStub((had) => {
    const results = eventsIn(had).map((event) => {
      const problem = problemOf(event)
      return { id: event.id, status: problem ? 'rejected' : 'stored', ...(problem && { problem }) }
    })
    return { body: { results } }
  })

const sent = () => stub.had.flatMap(eventsIn)
const header = 'id,type,subject,time,cohort,entryBand,guaranteedPost,expectedEnd,module,result,elements.observation'

describe('a table', () => {
  it('becomes events, with figures and yes or no where the type wants them', async () => {
    stub = await storing()
    const rows = [
      'e1,trainee.enrolled,t_x,2020-09-14T09:00:00Z,10000011/ap/2020-09,3,yes,2022-09-30',
      'e2,module.failed,t_x,2021-09-14T09:00:00Z,,,,,1234',
      'e3,epa.completed,t_x,2022-09-14T09:00:00Z,,,,,,pass,pass',
    ]
    await runAt(
      stub.url,
      'send',
      await fileOf('events.csv', [`\uFEFF${header}`, rows[0], '', ...rows.slice(1)].join('\r\n')),
    )
    const source = '/organisations/ukprn:10000011'
    expect(sent()).toMatchObject([
      { specversion: '1.0', id: 'e1', source, data: { entryBand: 3, guaranteedPost: true, expectedEnd: '2022-09-30' } },
      { id: 'e2', data: { module: '1234' } },
      { id: 'e3', data: { result: 'pass', elements: { observation: 'pass' } } },
    ])
  })

  it('may have semicolons between its cells, and needs an id for each event', async () => {
    stub = await storing()
    await runAt(stub.url, 'send', await fileOf('a.csv', 'id;type;subject;time\n1;programme.closed;a,b;2020-01-01'))
    expect(sent()).toMatchObject([{ id: '1', subject: 'a,b' }])
    const without = runAt(stub.url, 'send', await fileOf('b.csv', 'type,subject,time\nx,y,z'))
    await expect(without).rejects.toThrow('The table lacks the column id')
  })
})

describe('JSON', () => {
  it('is a list, one event, or an event a line; a line that is none does not stop the others', async () => {
    stub = await storing()
    for (const text of ['[{"id":"1"},{"id":"2"}]', '{\n "id": "3"\n}'])
      await runAt(stub.url, 'send', await fileOf('a', text))
    const { result } = await runAt(stub.url, 'send', await fileOf('b', '{"id":"4"}\n{"id":\n\n{"id":"5"}\n'))
    expect(sent().map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5'])
    expect(result).toMatchObject({
      stored: 2,
      rejected: 1,
      problems: [{ row: 2, detail: expect.stringContaining('not JSON') }],
    })
  })

  it('that breaks is told by its place', async () => {
    stub = await storing()
    const broken = runAt(stub.url, 'send', await fileOf('a.json', '[{"id":"1"},\n{"id" "2"}]'))
    await expect(broken).rejects.toThrow('The file is not JSON: it breaks at line 2, column 7')
  })
})

describe('sending', () => {
  const many = (count: number) => JSON.stringify(Array.from({ length: count }, (_, nth) => ({ id: String(nth) })))

  it('goes in batches of 500, in order', async () => {
    stub = await storing()
    const { said, isRight } = await runAt(stub.url, 'send', await fileOf('a.json', many(1100)))
    expect(stub.had.map((had) => eventsIn(had).length)).toEqual([500, 500, 100])
    expect(sent().map(({ id }) => Number(id))).toEqual(Array.from({ length: 1100 }, (_, nth) => nth))
    expect({ said, isRight }).toEqual({
      said: '1100 events: 1100 stored, 0 that Ladder had already, 0 rejected.',
      isRight: true,
    })
  })

  it('tells which rows were rejected and why', async () => {
    const errors = [{ pointer: '/data/cohort', detail: 'is not opened' }]
    stub = await storing(({ id }) => (id === '7' ? { status: 422, detail: 'A fault', errors } : undefined))
    const { said, isRight } = await runAt(stub.url, 'send', await fileOf('a.json', many(10)))
    expect(isRight).toBe(false)
    expect(said).toMatch(/ 8 {2}7 .*\/data\/cohort is not opened/)
  })

  it('sends again what Ladder could not take at the moment, and nothing else', async () => {
    let busy = 2
    stub = await storing(({ id }) => (id === '1' && busy-- > 0 ? { status: 503, detail: 'Busy' } : undefined))
    const { result } = await runAt(stub.url, 'send', await fileOf('a.json', many(3)))
    expect(stub.had.map((had) => eventsIn(had).map(({ id }) => id))).toEqual([['0', '1', '2'], ['1'], ['1']])
    expect(result).toMatchObject({ stored: 3, rejected: 0 })
  })

  it('that is not allowed says who the token is of and how far it came', async () => {
    stub = await startStub((had) =>
      stub.had.length > 0
        ? { status: 403, body: { detail: 'No.' } }
        : { body: { results: eventsIn(had).map(() => ({ status: 'stored' })) } },
    )
    await expect(runAt(stub.url, 'send', await fileOf('a.json', many(600)))).rejects.toThrow(
      'No.\nThe token is of ukprn:10000011: --as names another organisation\n500 of 600 events were sent: the same command goes on from there',
    )
  })
})
