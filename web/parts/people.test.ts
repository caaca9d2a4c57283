import { expect, it } from 'vitest'
import { namesIn } from '../names.ts'
import { people, whoIs } from './people.ts'
import { restatedFigures } from './restated.ts'
import { table } from './table.ts'

const session = { scopes: ['trainees:read'] } as never
const context = { session, filters: { region: 'Y62' }, names: namesIn({ organisations: [], programmes: [] }) }

it('leads to people where figures are exact and live, to somebody who may list them', () => {
  expect(whoIs({ disclosure: 'exact' }, context, { status: 'paused' })).toBe('/pages/trainees?region=Y62&status=paused')
  expect(whoIs({ disclosure: 'rounded' }, context, {})).toBeUndefined()
  expect(whoIs({ disclosure: 'exact', publication: '2026-11' }, context, {})).toBeUndefined()
  expect(whoIs({ disclosure: 'exact' }, { ...context, session: { scopes: [] } as never }, {})).toBeUndefined()
})

it('leads nowhere from nobody', () => {
  const shown = (value: number, href?: string) =>
    table({ caption: 'x', columns: [{ head: 'a' }, { head: 'b' }], rows: [['a', people(value, href)]] }).markup
  expect(shown(1200, '/x')).toContain('<a href="/x">1,200</a>')
  expect(shown(0, '/x')).not.toContain('<a')
  expect(shown(7)).not.toContain('<a')
})

it('stands published figures beside what has been corrected since, if anything was', () => {
  const figures = (total: { n: number }) => [{ measure: 'churn.enrolled', name: 'Enrolled', value: String(total.n) }]
  const asOf = '2026-11-26T12:00:00.000Z'
  const { markup = '' } =
    restatedFigures({ publication: '2026-06', total: { n: 5 }, restated: { total: { n: 6 }, asOf } }, figures) ?? {}
  expect(markup).toMatch(/>Enrolled<\/th>\s*<td[^>]*>5<\/td>\s*<td[^>]*>6<\/td>/)
  expect(restatedFigures({ publication: '2026-06', total: { n: 5 }, restated: null }, figures)).toBeUndefined()
  expect(restatedFigures({ total: { n: 5 } }, figures)).toBeUndefined()
})
