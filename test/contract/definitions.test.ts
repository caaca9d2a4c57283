import { expect, it } from 'vitest'
import { functions } from '#functions/catalogue.ts'
import { openApi } from '#functions/contract/openapi.ts'
import { definitionsIn } from '../../web/dictionary.ts'
import { projectFiles } from '../architecture/files.ts'

it('holds what every measure of every aggregate means', () => {
  const definitions = definitionsIn(openApi(functions))
  expect(definitions.map(({ aggregate }) => aggregate)).toEqual(['sustainability', 'churn', 'outcomes', 'collections'])
  const all = new Map(definitions.flatMap(({ measures }) => measures).map(({ id, name }) => [id, name]))
  expect(all.get('churn.withdrawalRate')).toBe('Withdrawal rate')
  expect(all.get('outcomes.apel.sameHei')).toBe('APEL: Same HEI')
  expect(all.get('churn.retention.survival')).toBe('Retention: Survival')
})

it('has every measure that a page leads to', () => {
  const ids = new Set(definitionsIn(openApi(functions)).flatMap(({ measures }) => measures.map(({ id }) => id)))
  const pages = [...projectFiles('web/*.ts').values()].join('\n')
  const linked = [...pages.matchAll(/'((?:sustainability|churn|outcomes|collections)\.[A-Za-z.]+)'/g)].map(
    ([, id = '']) => id,
  )
  expect(linked.length).toBeGreaterThan(20)
  expect(linked.filter((id) => !ids.has(id))).toEqual([])
})
