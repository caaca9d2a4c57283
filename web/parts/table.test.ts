import { expect, it } from 'vitest'
import { html } from '../html.ts'
import { table } from './table.ts'

const spec = { caption: 'Courses', columns: [{ head: 'Course' }, { head: 'Filled', numeric: true }] } as const

it('names rows and columns, and keeps the value behind what is shown', () => {
  const { markup } = table({
    ...spec,
    rows: [
      ['<Radiography>', { show: html`<b>84%</b>`, value: 0.84 }],
      ['Other', 3],
    ],
  })
  expect(markup).toContain('scope="row">&lt;Radiography&gt;</th>')
  expect(markup).toContain('data-sort-value="0.84"><b>84%</b></td>')
  expect(markup).toContain('data-module="nhsuk-table"')
})

it('says that there is nothing instead of showing an empty table', () => {
  expect(table({ ...spec, rows: [], empty: 'No course.' }).markup).toBe('<p class="app-empty">No course.</p>')
})
