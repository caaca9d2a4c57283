import { SaxesParser, type XMLDecl } from 'saxes'
import { IlrError } from './error.ts'
import type { IlrLimits } from './limits.ts'

/** What is told of a document, in its order. Attributes are not: the ILR has none that matter. */
export type XmlListener = {
  readonly open: (namespace: string, name: string, at: Place) => void
  readonly text: (text: string) => void
  readonly close: (at: Place) => void
  readonly end: () => void
}

/** Where in the document: its line from 1, and its characters from 0. */
export type Place = { readonly line: number; readonly position: number }

export type Xml = {
  readonly write: (text: string) => void
  readonly end: () => void
  readonly line: () => number
}

/**
 * Streaming XML without document types or entities of its own, and with bounded memory: the parser keeps what it has read of
 * a text or tag until its end, so how far it has gone since the last end is watched. Throws an IlrError.
 */
export const parseXml = (listener: XmlListener, limits: IlrLimits): Xml => {
  // Six listeners are the most: with a seventh, V8 keeps the parser's own state in a dictionary, and it is five times slower.
  const parser = new SaxesParser({ xmlns: true, position: false })
  let depth = 0
  let written = 0
  let ended: Place = { line: 1, position: 0 }

  const here = (): Place => ({ line: parser.line, position: parser.position })
  const watchLength = (position: number): void => {
    if (position - ended.position > limits.token) throw new IlrError('too-long', ended.line, tooLong(limits.token))
  }
  const endOfToken = (): Place => {
    watchLength(parser.position)
    ended = here()
    return ended
  }

  parser.on('error', ({ message }) => {
    throw new IlrError('malformed', parser.line, `The file is not well-formed XML here: ${withoutContent(message)}.`)
  })
  parser.on('doctype', () => {
    throw new IlrError('doctype', ended.line, 'A DOCTYPE or an entity declaration is not taken: an ILR has none.')
  })
  parser.on('opentag', ({ uri, local }) => {
    if (depth === 0) refuseDeclaration(parser.xmlDecl)
    depth++
    if (depth > limits.depth)
      throw new IlrError('too-deep', parser.line, `Elements stand more than ${limits.depth} deep in each other.`)
    listener.open(uri, local, endOfToken())
  })
  parser.on('closetag', () => {
    depth--
    listener.close(endOfToken())
  })
  const text = (content: string): void => {
    endOfToken()
    if (depth > 0) listener.text(content)
  }
  parser.on('text', text)
  parser.on('cdata', text)

  return {
    write: (chunk) => {
      parser.write(chunk)
      // Between chunks the parser's own position is not where it has come to.
      written += chunk.length
      watchLength(written)
    },
    end: () => {
      if (depth > 0) throw new IlrError('truncated', parser.line, 'The file was cut off: it ends before </Message>.')
      parser.close()
      listener.end()
    },
    line: () => parser.line,
  }
}

const refuseDeclaration = ({ encoding = 'utf-8', version = '1.0' }: XMLDecl): void => {
  if (!/^(utf-?8|us-ascii)$/i.test(encoding))
    throw new IlrError('encoding', 1, `The file says that it is in ${shown(encoding)}: save it as UTF-8.`)
  if (version !== '1.0') throw new IlrError('malformed', 1, 'Only XML 1.0 is read.')
}

const tooLong = (most: number): string =>
  `What begins here goes on without the end of a text or tag for more than ${most} characters, which no ILR does.`

/** The parser's own words; what follows a colon in them comes from the file. */
const withoutContent = (message: string): string => message.split(':')[0]?.replace(/\.$/, '') ?? ''

const shown = (encoding: string): string => (encoding.length <= 20 ? encoding : 'another encoding')
