import { describe, expect, it } from 'vitest'
import { IlrError } from './error.ts'
import { parseXml } from './xml.ts'

/** What is told of a document that arrives in chunks, letter by letter unless told, and the error in which it ended, if it did. */
const told = (document: string, limits: { token?: number; depth?: number } = {}, chunk = 1) => {
  const said: string[] = []
  const say = (what: string): void => void said.push(what)
  const xml = parseXml(
    {
      open: (namespace, name, { line }) => say(`${line} <${namespace}${name}>`),
      text: (text) => say(text),
      close: ({ line }) => say(`${line} </>`),
      end: () => say('end'),
    },
    { token: 200, depth: 3, entity: 1000, ...limits },
  )
  try {
    for (let at = 0; at < document.length; at += chunk) xml.write(document.slice(at, at + chunk))
    xml.end()
  } catch (error) {
    if (!(error instanceof IlrError)) throw error
    return { said, code: error.code, line: error.line, message: error.message }
  }
  return { said }
}
const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>\n<a/>`

describe('a document', () => {
  it('is told from its root to its end, and not the white space around it', () => {
    const document = '<?xml version="1.0"?>\n\n<x:a xmlns:x="urn:">\n<x:b>c<![CDATA[<d>]]></x:b></x:a>\n<!-- e -->\n'
    expect(told(document)).toEqual({
      said: ['3 <urn:a>', '\n', '4 <urn:b>', 'c', '<d>', '4 </>', '4 </>', 'end'],
    })
  })

  it.each(['utf-8', 'UTF-8', 'utf8', 'US-ASCII'])('in %s is read', (encoding) => {
    expect(told(declared(encoding)).said.at(-1)).toBe('end')
  })

  it.each(['windows-1252', 'iso-8859-1', 'utf-16', 'x-utf-8', 'utf-8-mac', 'x'.repeat(20)])(
    'in %s is refused by that name, before anything is told of it',
    (encoding) => {
      expect(told(declared(encoding))).toMatchObject({ said: [], code: 'encoding', line: 1 })
      expect(told(declared(encoding)).message).toContain(encoding)
    },
  )

  it('in an encoding whose name is none is refused without it', () => {
    expect(told(declared('x'.repeat(21))).message).toMatch(/in another encoding: save/)
  })

  it('of a later XML is refused', () => {
    const { said, code, line, message } = told('<?xml version="1.1"?>\n<a/>')
    expect([said, code, line]).toEqual([[], 'malformed', 1])
    expect(message).toMatch(/XML 1\.0/)
  })
})

describe('a document that cannot be read on', () => {
  it.each([
    ['without an element', ' \n', 'malformed', 2],
    ['that ends in a comment after its root', '<a/>\n<!-- b', 'malformed', 2],
    ['that ends before its root does', '<a>\n<b/>', 'truncated', 2],
    ['with a second root', '<a/>\n<b/>', 'malformed', 2],
  ])('%s tells the line, and not its end', (_, document, code, line) => {
    const { said, ...error } = told(document)
    expect(error).toMatchObject({ code, line })
    expect(said).not.toContain('end')
  })

  it.each([
    '<?xml version="2.0"?><a/>',
    '<a>&secret;</a>',
    '<a></secret>',
    '<a><secret:b/></a>',
    '<a secret="1" secret="2"/>',
  ])('is told in one sentence, without what stands in it: %s', (document) => {
    expect(told(document).message).toMatch(/: [^:]*[\w/]\.$/)
    expect(told(document).message).not.toContain('secret')
  })
})

describe('the limits of a document', () => {
  it('are as many elements in each other as are said, and no more', () => {
    expect(told('<a><b><c/></b><b><c/></b></a>').code).toBeUndefined()
    const { code, line, message } = told('<a>\n<b><c>\n<d/></c></b></a>')
    expect([code, line]).toEqual(['too-deep', 3])
    expect(message).toMatch(/more than 3 deep/)
  })

  it('hold for a text, and for the tag after it, and not for the two together', () => {
    const [text, tag] = ['x'.repeat(14), '<b c="dddddd">']
    expect(told(`<a>${text}${tag}${text}</b></a>`, { token: 20 }).code).toBeUndefined()
    for (const long of [`${text}${text}${tag}`, `${text}<b c="${text}${text}">`]) {
      const { code, line, message } = told(`\n<a>${long}</b></a>`, { token: 20 })
      expect([code, line]).toEqual(['too-long', 2])
      expect(message).toMatch(/more than 20 characters/)
    }
  })

  it.each([1, 7, 50, 1000])('has texts of up to the limit, wherever they stand in chunks of %d', (chunk) => {
    for (const before of [0, 3, 40]) {
      const document = (length: number) => `<a>${' '.repeat(before)}<b>${'x'.repeat(length)}</b></a>`
      // What closes the element is read with its text.
      expect(told(document(190), {}, chunk).code).toBeUndefined()
      expect(told(document(201), {}, chunk).code).toBe('too-long')
    }
  })
})
