import { readFile } from 'node:fs/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { fileOf, runAt, startStub } from './stub-in-tests.ts'

let stub: Awaited<ReturnType<typeof startStub>>
afterEach(() => stub?.stop())

const path = '/collections/2026-11/returns/ukprn:10000011'
const counts = { rows: 2, accepted: 2, unchanged: 0, rejected: 0, dropped: 0 }
const receipt = { round: '2026-11', status: 'submitted', counts, rows: [] }
const atRound = (...more: readonly string[]) => runAt(stub.url, 'return', '--round', '2026-11', ...more)

describe('a return', () => {
  it('is shown as it is asked', async () => {
    const rows = [{ trainee: 't_a', cohort: '10000011/ap/2026-09', asks: 'training' }]
    stub = await startStub(() => ({ body: { round: '2026-11', organisation: 'ukprn:10000011', status: 'due', rows } }))
    const { said } = await atRound()
    expect(stub.had).toMatchObject([{ method: 'GET', path }])
    expect(said).toMatch(
      /ukprn:10000011 in the round of 2026-11, due, 1 rows[\s\S]*t_a +10000011\/ap\/2026-09 +training/,
    )
  })

  it('has a template', async () => {
    stub = await startStub(({ headers }) => ({ body: headers.accept === 'text/csv' ? 'trainee,asks\r\n' : '' }))
    const template = await fileOf('template.csv', '')
    expect((await atRound('--template', template)).said).toBe(`The table of 2026-11 is in ${template}.`)
    expect(await readFile(template, 'utf8')).toBe('trainee,asks\r\n')
  })

  it('is sent as CSV or JSON, or as nil', async () => {
    stub = await startStub(() => ({ body: receipt }))
    const { said, isRight } = await atRound(await fileOf('r.csv', 'trainee\nt_a\n'), '--atomic', '--dry-run')
    await atRound(await fileOf('r.json', '{"rows":[]}'))
    await atRound('--nil')
    expect(stub.had).toMatchObject([
      { method: 'PUT', path, query: { atomic: 'true', dryRun: 'true' }, headers: { 'content-type': 'text/csv' } },
      { query: {}, headers: { 'content-type': 'application/json' }, body: '{"rows":[]}' },
      { query: { nil: 'true' }, body: '' },
    ])
    expect({ said, isRight }).toEqual({
      said: 'Return of 2026-11 is submitted: 2 rows, 2 accepted, 0 unchanged, 0 rejected, 0 dropped.',
      isRight: true,
    })
  })

  it('with rows that are wrong says which and why', async () => {
    const errors = [{ column: 'start', detail: 'must be a date' }]
    const rows = [{ row: 2, status: 'rejected', errors }]
    stub = await startStub(() => ({ status: 422, body: { ...receipt, counts: { ...counts, rejected: 1 }, rows } }))
    const { said, isRight } = await atRound(await fileOf('r.csv', 'trainee\nt_a\n'))
    expect(isRight).toBe(false)
    expect(said).toMatch(/ 2 {2}start +must be a date/)
  })

  it('that is refused as a whole says why', async () => {
    stub = await startStub(() => ({ status: 409, body: { detail: 'The round is over' } }))
    await expect(atRound('--nil')).rejects.toThrow('The round is over')
  })

  it('is of a month, and one thing at a time', async () => {
    stub = await startStub(() => ({}))
    await expect(runAt(stub.url, 'return', '--round', 'May')).rejects.toThrow('--round must be a month')
    await expect(atRound('a.csv', '--nil')).rejects.toThrow('one of them')
  })
})
