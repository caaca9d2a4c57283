import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributes, html } from './html.ts'

describe('markup', () => {
  it('escapes values and keeps markup, lists and nothing', () => {
    const items = ['a&b', '<i>'].map((text) => html`<li>${text}</li>`)
    expect(html`<ul>${items}${undefined}${false}${0}</ul>`.markup).toBe('<ul><li>a&amp;b</li><li>&lt;i&gt;</li>0</ul>')
  })

  it('lets no text become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...`<>&"'ab =/`) }), (text) => {
        expect(html`${text}${attributes({ title: text })}`.markup.replaceAll(/ title="[^"<>]*"/g, '')).not.toMatch(
          /[<>"']/,
        )
      }),
    )
  })

  it('writes attributes, and leaves out those that are not there', () => {
    expect(attributes({ id: 'a"b', hidden: true, title: undefined, open: false, min: 0 }).markup).toBe(
      ' id="a&quot;b" hidden min="0"',
    )
  })
})
