import { describe, expect, it } from 'vitest'
import type { ReturnRow } from '#events/return-rows.ts'
import type { AskedRow } from './asked.ts'
import { gather, statementsIn } from './gather.ts'

const [ann, bea] = ['t_ann', 't_bea'] as const
const hei = { organisation: 'ukprn:10000011', round: '2021-03', at: '2021-03-04T12:00:00.000Z' }
const employer = { ...hei, organisation: 'ods:RAA' }
const asked = (trainee: string, paused = false): AskedRow => ({
  ...{ trainee, cohort: '10000011/ap/2018-09', employer: 'ods:RAA', asks: 'training' },
  ...(paused && { paused }),
})
const typesOf = (row: ReturnRow, about = hei, everybody = [asked(ann, true), asked(bea)]) =>
  statementsIn(everybody, about)(row).statements.map(([, { type }]) => type)

describe('rows are read', () => {
  it("as an HEI's, knowing whose training was interrupted when the round opened", () => {
    expect(typesOf({ trainee: ann, status: 'paused' })).toEqual([])
    expect(typesOf({ trainee: bea, status: 'paused' })).toEqual(['training.paused'])
  })

  it("as an employer's, each report of progress for its round", () => {
    expect(statementsIn([asked(ann, true)], employer)({ trainee: ann, status: 'paused' }).statements).toEqual([
      ['progress', { type: 'progress.reported', subject: ann, data: { round: '2021-03', status: 'paused' } }],
    ])
    expect(typesOf({ trainee: ann, reason: 'no-vacancy' }, employer)).toEqual(['post.missing'])
  })

  it.each([
    ['2021-03-04', []],
    ['2021-03-05', []],
    ['2021-03-06', ['date']],
  ])('with something that happened on %s, the return being sent at noon of the 4th', (date, columns) => {
    const { faults } = statementsIn([], hei)({ trainee: ann, epaResult: 'pass', date })
    expect(faults.map(({ column }) => column)).toEqual(columns)
  })
})

describe('what several rows say of a trainee', () => {
  const gathered = (...values: readonly ReturnRow[]) => {
    const statementsOf = statementsIn([], hei)
    const read = values.map((value, nth) => ({ row: nth + 2, trainee: value.trainee, ...statementsOf(value) }))
    const { wanted, rows } = gather(read)
    return { wanted: [...wanted.values()].map(({ row }) => row), faults: rows.map(({ faults }) => faults) }
  }
  const module = (credits: number, trainee: string = ann) => ({ trainee, module: 'A', credits, level: 4 }) as const

  it('is said once where they say the same, by the first of them', () => {
    expect(gathered(module(20), module(20), module(30, bea))).toEqual({ wanted: [2, 4], faults: [[], [], []] })
  })

  it.each<[string, ReturnRow, ReturnRow]>([
    ['module', module(20), module(30)],
    ['status', { trainee: ann, status: 'paused' }, { trainee: ann, status: 'withdrawn', reason: 'health' }],
    ['epa', { trainee: ann, epaResult: 'pass' }, { trainee: ann, epaResult: 'fail' }],
  ])('cannot be two things of one %s: each later row is told of the first', (name, first, other) => {
    const { wanted, faults } = gathered(first, first, other, { ...other, trainee: bea })
    expect(wanted).toEqual([2, 5])
    expect(faults).toEqual([[], [], [{ column: 'trainee', detail: expect.stringMatching(`^row 2 .* ${name} `) }], []])
  })

  it('is nothing of a row that contradicts another anywhere', () => {
    expect(gathered(module(20), { ...module(30), epaResult: 'pass' }).wanted).toEqual([2])
  })
})
