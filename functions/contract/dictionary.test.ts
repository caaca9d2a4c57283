import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { dictionary } from './dictionary.ts'
import { examples } from './examples.ts'

it('docs/events.md is what `node functions/contract/write-docs.ts` writes', () => {
  const committed = readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8')
  expect(committed).toBe(dictionary(examples()))
})

it('the dictionary has every heading that it links to', () => {
  const page = dictionary(examples())
  const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text.toLowerCase().replaceAll('.', ''))
  const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
  expect(links.filter((anchor) => !headings.includes(anchor ?? ''))).toEqual([])
})
