import { describe, expect, it } from 'vitest'
import type { RowOf } from '../../aggregates.ts'
import { namesIn } from '../../names.ts'
import { attention, worries } from './attention.ts'
import { missingPosts } from './missing-posts.ts'
import { unanswered, unansweredText } from './unanswered.ts'

const names = namesIn({ organisations: [], programmes: [] })
const context = { names, filters: {}, session: { scopes: [] } } as never

/** Courses that were closed, by number. */
const closed = (many: number) =>
  ({
    rows: Array.from(
      { length: many },
      (_, index): Partial<RowOf<'sustainability'>> => ({
        key: { programme: `19990101/ap-${index}` },
        status: 'closed',
        intakes: [],
        fillRate: null,
      }),
    ),
  }) as never

describe('the courses of a briefing', () => {
  it('are told with their reasons as far as there is room, and named or counted beyond', () => {
    const { markup } = worries(closed(14), context)
    expect(markup).toContain('14 courses to worry about')
    expect(markup.match(/Nobody has ever enrolled/g)).toHaveLength(6)
    expect(markup).toContain('; and 2 more')
  })

  it('are said to hold where there is none to worry about', () =>
    expect(worries(closed(0), context).markup).toContain('No course is at risk'))
})

describe('what needs attention', () => {
  it('is summed and listed by rule', () => {
    const { markup } = attention({ STALLED: 1, 'LONG-PAUSE': 2, DROPPED: 0 }, {})
    expect(markup).toContain('3 things need')
    expect(markup.match(/<li>/g)).toHaveLength(2)
  })

  it('may be nothing, or one thing', () => {
    expect(attention({}, {}).markup).toContain('Nothing needs')
    expect(attention({ STALLED: 1 }, {}).markup).toContain('1 thing needs')
  })
})

describe('employers without posts to offer', () => {
  const row = (employer: string, missing: number) => ({ key: { employer }, completed: 9, confirmed: 0, missing })

  it('are five at most, the worst first', () => {
    const rows = [1, 2, 3, 4, 5, 6].map((missing) => row(`ods:RA${missing}`, missing))
    const { markup } = missingPosts({ rows, disclosure: 'exact' } as never, context)
    expect([...markup.matchAll(/>(ods:RA\d)<\/a>/g)].map(([, name]) => name)).toEqual([
      'ods:RA6',
      'ods:RA5',
      'ods:RA4',
      'ods:RA3',
      'ods:RA2',
    ])
  })

  it('need no table where there are none', () =>
    expect(missingPosts({ rows: [row('ods:RAA', 0)], disclosure: 'exact' } as never, context).markup).not.toContain(
      '<table',
    ))
})

describe('who has not answered', () => {
  const round = (status: string, missing: number[]) =>
    ({
      round: '2026-11',
      status,
      closes: '2026-11-23T00:00:00.000Z',
      returns: {
        total: { due: missing.length, missing: missing.reduce((sum, one) => sum + one, 0) },
        rows: missing.map((one, index) => ({ key: { organisation: `ods:RA${index}` }, missing: one })),
      },
    }) as never

  it('is named, as far as there is room', () => {
    expect(unansweredText(['a', 'b'], names)).toBe('a and b')
    expect(unansweredText(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], names)).toBe('a, b, c, d, e, f and 2 more')
  })

  it('is told with how many have', () => {
    const { markup } = unanswered(round('closed', [0, 1, 0]), context)
    expect(markup).toContain('1 organisation has not answered: November 2026')
    expect(markup).toMatch(/2 of 3 returns are in; the round closed on 22 November 2026.\s+Not heard of: ods:RA1\./)
  })

  it('may be nobody, or nobody may have been asked', () => {
    expect(unanswered(round('open', [0]), context).markup).toContain('Everybody has answered')
    expect(unanswered(round('open', []), context).markup).toContain('Nobody here was asked')
    expect(unanswered(undefined, context).markup).toContain('No round has been opened yet')
  })
})
