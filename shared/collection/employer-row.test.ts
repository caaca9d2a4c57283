import { describe, expect, it } from 'vitest'
import type { EmployerRow } from '#events/return-rows.ts'
import { employerStatements } from './employer-row.ts'

const trainee = 't_ann'
const said = (cells: Partial<EmployerRow>) => employerStatements({ trainee, ...cells }, { round: '2021-03' })
const progress = (data: object) => [
  'progress',
  { type: 'progress.reported', subject: trainee, data: { round: '2021-03', ...data } },
]
const confirmed = (data: object) => ['post', { type: 'post.confirmed', subject: trainee, data }]
const missing = (data: object) => ['post', { type: 'post.missing', subject: trainee, data }]
const context = { cohort: '10000011/ap/2018-09', employer: 'ods:RAA', asks: 'progress' }

describe("a row of an employer's return", () => {
  it.each<[string, Partial<EmployerRow>, unknown[]]>([
    ['nothing where it has only what is there to be read', context, []],
    ['how training goes', { status: 'on-track' }, [progress({ status: 'on-track' })]],
    [
      'hours and meetings with it',
      { status: 'behind', offTheJobHours: 0, mentorMeetings: 3 },
      [progress({ status: 'behind', offTheJobHours: 0, mentorMeetings: 3 })],
    ],
    [
      'which post there is',
      { ...context, band: 4, start: '2021-03-01' },
      [confirmed({ band: 4, start: '2021-03-01' })],
    ],
    [
      'its title',
      { band: 4, start: '2021-03-01', role: 'Nurse' },
      [confirmed({ band: 4, start: '2021-03-01', role: 'Nurse' })],
    ],
    ['why there is none', { reason: 'no-vacancy' }, [missing({ reason: 'no-vacancy' })]],
    [
      'the job had instead',
      { reason: 'no-vacancy', currentBand: 3 },
      [missing({ reason: 'no-vacancy', currentBand: 3 })],
    ],
    [
      'progress and post at once',
      { status: 'left', reason: 'left-employer' },
      [progress({ status: 'left' }), missing({ reason: 'left-employer' })],
    ],
  ])('says %s', (_, cells, statements) => {
    expect(said(cells)).toStrictEqual({ statements, faults: [] })
  })

  it.each<[string, Partial<EmployerRow>, [column: string, says: string][]]>([
    ['hours alone', { offTheJobHours: 10 }, [['status', 'hours']]],
    ['meetings alone', { mentorMeetings: 1 }, [['status', 'meetings']]],
    ['a band without a first day', { band: 4 }, [['start', 'first day']]],
    ['a first day without a band', { start: '2021-03-01' }, [['band', 'band']]],
    [
      'a title alone',
      { role: 'Nurse' },
      [
        ['band', 'missing'],
        ['start', 'missing'],
      ],
    ],
    ['the job had instead, and not why', { currentBand: 3 }, [['reason', 'currentBand']]],
    [
      'a post and why there is none',
      { reason: 'no-vacancy', band: 4, start: '2021-03-01' },
      [['reason', 'leave one out']],
    ],
    [
      'a band and why there is no post',
      { reason: 'no-vacancy', band: 4 },
      [
        ['start', 'missing'],
        ['reason', 'leave one out'],
      ],
    ],
    [
      'a first day and why there is no post',
      { reason: 'no-vacancy', start: '2021-03-01' },
      [
        ['band', 'missing'],
        ['reason', 'leave one out'],
      ],
    ],
  ])('has a fault with %s, and says nothing, not even how training goes', (_, cells, faults) => {
    const status = cells.offTheJobHours || cells.mentorMeetings ? {} : { status: 'on-track' as const }
    expect(said({ ...cells, ...status })).toEqual({
      statements: [],
      faults: faults.map(([column, says]) => ({ column, detail: expect.stringContaining(says) })),
    })
  })
})
