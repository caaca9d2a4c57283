import { afterEach, expect, it } from 'vitest'
import { runAt, startStub } from './stub-in-tests.ts'

let stub: Awaited<ReturnType<typeof startStub>>
afterEach(() => stub?.stop())

const broken = (trainee: string) => ({
  rule: 'GUARANTEE-BROKEN',
  since: '2026-01-31',
  says: 'Completed with a guarantee, and there is no post.',
  slice: { region: 'Y62', cohort: '10000011/ap/2023-09' },
  trainees: [trainee],
})

it('exceptions are read to the last page and listed', async () => {
  stub = await startStub(({ query }) =>
    query.cursor ? { body: { exceptions: [broken('t_b')] } } : { body: { exceptions: [broken('t_a')], next: 'more' } },
  )
  const { said, result } = await runAt(stub.url, 'exceptions', '--rule', 'GUARANTEE-BROKEN', '--where', 'region=Y62')
  expect(stub.had.map(({ query }) => query)).toEqual([
    { rule: 'GUARANTEE-BROKEN', region: 'Y62' },
    { rule: 'GUARANTEE-BROKEN', region: 'Y62', cursor: 'more' },
  ])
  expect(said).toMatch(/2 to look at[\s\S]*GUARANTEE-BROKEN {2}2026-01-31 {2}t_a {2}10000011\/ap\/2023-09 {2}Completed/)
  expect(result).toEqual({ exceptions: [broken('t_a'), broken('t_b')] })
})

it('none is good news', async () => {
  stub = await startStub(() => ({ body: { exceptions: [] } }))
  expect((await runAt(stub.url, 'exceptions')).said).toBe('There is nothing to look at.')
  await expect(runAt(stub.url, 'exceptions', '--where', 'region')).rejects.toThrow('as in region=Y62')
})
