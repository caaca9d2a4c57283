import { describe, expect, it } from 'vitest'
import type { HeiRow } from '#events/return-rows.ts'
import { heiStatements } from './hei-row.ts'

const trainee = 't_ann'
const latest = '2021-03-05T09:00:00.000Z'
const said = (cells: Partial<HeiRow>, { wasPaused = false, until = latest } = {}) =>
  heiStatements({ trainee, ...cells }, { wasPaused, latest: until })
const one = (name: string, type: string, data: object, time?: string) => [
  name,
  { type, subject: trainee, data, ...(time && { time }) },
]
const [day, noon] = ['2021-03-01', '2021-03-01T12:00:00.000Z']

describe("a row of an HEI's return", () => {
  it.each<[Partial<HeiRow>, unknown[]]>([
    [{}, []],
    [{ cohort: '10000011/ap/2018-09', employer: 'ods:RAA', asks: 'training' }, []],
    [{ status: 'continuing', date: day }, []],
    [{ status: 'paused' }, [one('status', 'training.paused', {})]],
    [
      { status: 'paused', reason: 'maternity', date: day },
      [one('status', 'training.paused', { reason: 'maternity' }, noon)],
    ],
    [{ status: 'resumed' }, [one('status', 'training.resumed', {})]],
    [
      { status: 'resumed', reason: 'health', date: day },
      [one('status', 'training.resumed', { reason: 'health' }, noon)],
    ],
    [{ status: 'withdrawn', reason: 'not-released' }, [one('status', 'trainee.withdrawn', { reason: 'not-released' })]],
    [
      { status: 'withdrawn', reason: 'health', date: day },
      [one('status', 'trainee.withdrawn', { reason: 'health' }, noon)],
    ],
    [{ status: 'awarded', award: 'fdsc' }, [one('status', 'qualification.awarded', { award: 'fdsc' })]],
    [
      { status: 'awarded', award: 'fdsc', date: day },
      [one('status', 'qualification.awarded', { award: 'fdsc' }, noon)],
    ],
    [{ epaResult: 'merit', date: day }, [one('epa', 'epa.completed', { result: 'merit' }, noon)]],
    [
      { module: 'A', credits: 20, level: 4 },
      [one('module/A', 'module.passed', { module: 'A', credits: 20, level: 4, attempt: 1 })],
    ],
    [
      { module: 'B', credits: 30, level: 5, attempt: 2, date: day },
      [one('module/B', 'module.passed', { module: 'B', credits: 30, level: 5, attempt: 2 }, noon)],
    ],
    [
      { status: 'resumed', epaResult: 'fail', module: 'A', credits: 20, level: 4 },
      [
        one('status', 'training.resumed', {}),
        one('epa', 'epa.completed', { result: 'fail' }),
        one('module/A', 'module.passed', { module: 'A', credits: 20, level: 4, attempt: 1 }),
      ],
    ],
  ])('of %j says what happened, and when where it has a date', (cells, statements) => {
    expect(said(cells)).toStrictEqual({ statements, faults: [] })
  })

  it('says nothing of an interruption that is known, unless it has a date', () => {
    expect(said({ status: 'paused', reason: 'health' }, { wasPaused: true }).statements).toEqual([])
    expect(said({ status: 'paused', date: day }, { wasPaused: true }).statements).toHaveLength(1)
    expect(said({ status: 'resumed' }, { wasPaused: true }).statements).toHaveLength(1)
  })

  it.each<[string, Partial<HeiRow>, column: string, says: string]>([
    ['withdrawn without a reason', { status: 'withdrawn' }, 'reason', 'academic, personal'],
    ['withdrawn for a reason of pauses', { status: 'withdrawn', reason: 'maternity' }, 'reason', 'academic, personal'],
    ['paused for a reason of withdrawals', { status: 'paused', reason: 'academic' }, 'reason', 'health, maternity'],
    ['resumed after one', { status: 'resumed', reason: 'academic' }, 'reason', 'health, maternity'],
    ['a reason alone', { reason: 'health' }, 'reason', 'status'],
    ['a reason to continue', { status: 'continuing', reason: 'health' }, 'reason', 'status'],
    ['a reason of an award', { status: 'awarded', award: 'fdsc', reason: 'other' }, 'reason', 'status'],
    ['awarded what', { status: 'awarded' }, 'award', 'missing'],
    ['an award alone', { award: 'fdsc' }, 'award', 'status'],
    ['an award to continue', { status: 'continuing', award: 'fdsc' }, 'award', 'status'],
    ['credits alone', { credits: 20 }, 'module', 'module'],
    ['a level alone', { level: 4 }, 'module', 'module'],
    ['an attempt alone', { attempt: 2 }, 'module', 'module'],
    ['a module without credits', { module: 'A', level: 4 }, 'credits', 'has credits'],
    ['a module without a level', { module: 'A', credits: 20 }, 'level', '4 or 5'],
    ['a date alone', { date: day }, 'date', 'what happened'],
    ['a day to come', { status: 'resumed', date: '2021-03-09' }, 'date', 'future'],
  ])('has a fault with %s', (_, cells, column, says) => {
    expect(said(cells)).toEqual({ statements: [], faults: [{ column, detail: expect.stringContaining(says) }] })
  })

  it('has all its faults at once, and says nothing beside them', () => {
    const { statements, faults } = said({ status: 'resumed', reason: 'academic', epaResult: 'pass', module: 'A' })
    expect(faults.map(({ column }) => column)).toEqual(['reason', 'credits', 'level'])
    expect(statements).toEqual([])
  })

  it('is of a day whose noon has come, as far ahead as an event may be', () => {
    const on = (until: string) => said({ epaResult: 'pass', date: '2021-03-05' }, { until }).faults.length
    expect(on('2021-03-05T12:00:00.000Z')).toBe(0)
    expect(on('2021-03-05T11:59:59.999Z')).toBe(1)
  })
})
