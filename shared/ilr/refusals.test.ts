import { describe, expect, it } from 'vitest'
import { ilrFile } from '../../test/ilr/generate.ts'
import { fileOf, reading } from '../../test/ilr/told.ts'
import { usualLimits } from './limits.ts'

const whole = [...ilrFile({ learners: 2 })].join('')
const bytes = (...values: readonly (number | string)[]) =>
  new Uint8Array(values.flatMap((value) => (typeof value === 'number' ? value : [...new TextEncoder().encode(value)])))
const utf16 = (text: string) => new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer)
const bomb = '<!DOCTYPE Message [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
const external = '<!DOCTYPE Message SYSTEM "http://example.org/ilr.dtd">'
const lineOf = (text: string) => whole.slice(0, whole.indexOf(text)).split('\n').length
const inProlog = (text: string) => whole.replace('?>', `?>${text}`)

describe('a file is refused, with a code, its line and the way out', () => {
  it.each<[string, string | Uint8Array, string, number, RegExp]>([
    ['that is empty', new Uint8Array(), 'empty', 1, /is empty/],
    ['that is a ZIP', bytes('PK', 3, 4, 20, 0), 'zip', 1, /ZIP file: take the XML file out of it/],
    ['that is a gzip', bytes(0x1f, 0x8b, 8, 0), 'compressed', 1, /unpack it/],
    ['in UTF-16 with its mark', bytes(0xff, 0xfe, 0x3c, 0), 'utf-16', 1, /save it as UTF-8/],
    ['in UTF-16, big end first', bytes(0xfe, 0xff, 0, 0x3c), 'utf-16', 1, /save it as UTF-8/],
    ['in UTF-16 without its mark', utf16(whole), 'utf-16', 1, /save it as UTF-8/],
    [
      'that says it is in another encoding',
      whole.replace('"utf-8"', '"windows-1252"'),
      'encoding',
      1,
      /windows-1252: save/,
    ],
    ['that is a spreadsheet', 'LearnRefNumber,ULN\n', 'not-xml', 1, /is not XML/],
    ['that is a web page', '<html><body>Log in</body></html>', 'not-ilr', 1, /not an ILR/],
    ['with a document type', inProlog('<!DOCTYPE Message>'), 'doctype', 1, /DOCTYPE/],
    ['with an external document type', inProlog(external), 'doctype', 1, /DOCTYPE/],
    ['with entities of its own', inProlog(bomb), 'doctype', 1, /entity declaration/],
    [
      'with an entity that nobody declared',
      whole.replace('>L00000001<', '>&xxe;<'),
      'malformed',
      lineOf('>L00000001<'),
      /undefined entity/,
    ],
    ['of another namespace', whole.replace('ESFA/ILR/2020-21', 'urn:other'), 'not-ilr', 2, /begins with Message/],
    ['of years that do not follow', whole.replace('2020-21', '2020-22'), 'not-ilr', 2, /namespace/],
    ['of an earlier year', whole.replace('ESFA/ILR/2020-21', 'SFA/ILR/2017-18'), 'year', 2, /2017-18 is not read/],
    ['of a later year', whole.replace('ESFA/ILR/2020-21', 'ESFA/ILR/2027-28'), 'year', 2, /2018-19 to 2026-27/],
    ['that is cut off', whole.slice(0, -2), 'truncated', lineOf('</Message>'), /was cut off/],
    ['that is cut off in a tag', whole.slice(0, whole.indexOf('<Header') + 4), 'truncated', 3, /was cut off/],
    [
      'with a tag closed by another',
      whole.replace('</ULN>', '</UNL>'),
      'malformed',
      lineOf('<ULN>'),
      /unexpected close tag/,
    ],
    ['with something after its end', `${whole}<more/>`, 'malformed', whole.split('\n').length, /only one root/],
  ])('%s', async (_, content, code, line, message) => {
    const { error } = await reading(content)
    expect(error).toMatchObject({ code, line })
    expect(error?.message).toMatch(message)
  })

  it('from the first byte that is not UTF-8, after the learners before it', async () => {
    const at = whole.lastIndexOf('Sméth')
    const encoder = new TextEncoder()
    const latin = bytes(...encoder.encode(whole.slice(0, at)), 'Sm', 0xe9, 'th', whole.slice(at + 5))
    const { parts, error } = await reading(latin)
    expect(parts.map(({ kind }) => kind)).toEqual(['header', 'learner'])
    expect(error).toMatchObject({ code: 'encoding', line: whole.slice(0, at).split('\n').length })
  })

  it('that ends inside a letter', async () => {
    const cut = new TextEncoder().encode(whole.slice(0, whole.indexOf('Sméth') + 3)).slice(0, -1)
    expect(await reading(cut)).toMatchObject({ error: { code: 'encoding' } })
  })

  it('and what stands in the file is not repeated', async () => {
    const text = whole.replace('</ULN>', '</Sméth>').replace('<ULN>', '<Sméth:x>')
    expect((await reading(text)).error?.message).not.toContain('Sm')
  })
})

describe('what would fill the memory is refused', () => {
  const limits = { ...usualLimits, token: 1000, entity: 5000 }
  const long = 'x'.repeat(1001)

  it.each([
    ['a text', whole.replace('Sméth', long)],
    ['a text in CDATA', whole.replace('Sméth', `<![CDATA[${long}]]>`)],
    ['a text of character references', whole.replace('Sméth', '&#120;'.repeat(200))],
    ['the name of a tag', whole.replace('<ULN>', `<${long}/><ULN>`)],
    ['an attribute', whole.replace('<ULN>', `<ULN a="${long}">`)],
    ['many attributes', whole.replace('<ULN>', `<ULN ${Array.from({ length: 200 }, (_, n) => `a${n}=""`).join(' ')}>`)],
    ['white space in a closing tag', whole.replace('</ULN>', `</ULN${' '.repeat(1001)}>`)],
    ['a comment', whole.replace('<ULN>', `<!--${long}--><ULN>`)],
    ['an instruction', whole.replace('<ULN>', `<?x ${long}?><ULN>`)],
    ['an entity’s name', whole.replace('Sméth', `&${'x'.repeat(20_000)};`)],
  ])('%s over its limit, from the line where it begins', async (_, text) => {
    const { error } = await reading(text, limits)
    expect(error?.code).toBe('too-long')
    expect(error?.line).toBeLessThan(30)
    expect((await reading(text)).error?.code).not.toBe('too-long')
  })

  it('a learner over its limit, though each text is short', async () => {
    const aims = '<LearningDelivery><AimType>1</AimType></LearningDelivery>\n'.repeat(100)
    const text = fileOf([{ aims: [] }]).replace('</Learner>', `${aims}</Learner>`)
    expect(await reading(text, limits)).toMatchObject({ error: { code: 'too-long', line: lineOf('<Learner>') } })
    expect((await reading(text)).error).toBeUndefined()
  })

  it('elements too deep in each other, known or not', async () => {
    const deep = whole.replace('<ULN>', `${'<a>'.repeat(40)}${'</a>'.repeat(40)}<ULN>`)
    expect(await reading(deep)).toMatchObject({ error: { code: 'too-deep', line: lineOf('<ULN>') } })
  })
})
