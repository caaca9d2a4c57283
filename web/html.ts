/** Markup that is safe to put into a page: made by `html` alone, which escapes whatever is not markup itself. */
export type Html = { readonly markup: string }

type Part = Html | string | number | undefined | false | readonly Part[]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '')

const isHtml = (part: Part): part is Html => typeof part === 'object' && 'markup' in part

const write = (part: Part): string => {
  if (part === undefined || part === false) return ''
  if (isHtml(part)) return part.markup
  if (typeof part === 'object') return part.map(write).join('')
  return escaped(String(part))
}

/** Markup with values in it. Texts are escaped, lists are joined, `undefined` and `false` leave nothing. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: String.raw({ raw: strings }, ...parts.map(write)),
})

/** Attributes of an element, a space before each; those that are undefined or false are left out, true ones have no value. */
export const attributes = (named: Readonly<Record<string, string | number | boolean | undefined>>): Html => ({
  markup: Object.entries(named)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`))
    .join(''),
})
