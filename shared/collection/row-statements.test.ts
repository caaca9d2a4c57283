import { expect, it } from 'vitest'
import { kindOf } from '#events/identifiers.ts'
import type { ReturnRow } from '#events/return-rows.ts'
import { statementsIn } from './gather.ts'
import { withoutSaid } from './row-statements.ts'

const trainee = 't_aaaaaaaaaaaaaaaaaaaaaaaaaa'
const progress = { status: 'behind', offTheJobHours: 120, mentorMeetings: 3 } as const
const post = { band: 4, start: '2021-03-01', role: 'Assistant practitioner' } as const
const module = { module: 'A', credits: 20, level: 4, attempt: 2 } as const

it.each<[string, ReturnRow]>([
  ['ods:RAA', { trainee, ...progress, ...post }],
  ['ods:RAA', { trainee, ...progress, reason: 'no-vacancy', currentBand: 3 }],
  [
    'ukprn:10000011',
    { trainee, date: '2021-03-02', status: 'withdrawn', reason: 'health', epaResult: 'fail', ...module },
  ],
  ['ukprn:10000011', { trainee, date: '2021-03-02', status: 'awarded', award: 'fdsc', epaResult: 'pass', ...module }],
])('a row of %s, without one of the things that it says, says all others: %j', (organisation, row) => {
  const read = statementsIn([], { organisation, round: '2021-03', at: '2021-03-04T09:00:00.000Z' })
  const { statements } = read(row)
  expect(statements.length).toBe(kindOf(organisation) === 'hei' ? 3 : 2)
  for (const [name] of statements) {
    const rest = withoutSaid(row, [name])
    expect(read(rest)).toEqual({ statements: statements.filter(([other]) => other !== name), faults: [] })
    // Nothing of it is left behind either.
    const others = statements.map(([other]) => other).filter((other) => other !== name)
    expect(Object.keys(withoutSaid(rest, others)).filter((column) => column !== 'date')).toEqual(['trainee'])
  }
  expect(withoutSaid(row, [])).toEqual(row)
})
