import { IlrError, type IlrErrorCode } from './error.ts'

export type Chunks = AsyncIterable<string | Uint8Array>

/** Passes a file on as it is, unless its first four bytes are those of another kind of file: then it throws an IlrError. */
export async function* refusingOthers(chunks: Chunks): AsyncGenerator<string | Uint8Array> {
  let held: (string | Uint8Array)[] | undefined = []
  for await (const chunk of chunks) {
    if (!held) {
      yield chunk
      continue
    }
    held.push(chunk)
    if (held.reduce((length, { length: more }) => length + more, 0) < 4) continue
    refuseOther(beginningOf(held))
    yield* held
    held = undefined
  }
  if (!held) return
  refuseOther(beginningOf(held))
  yield* held
}

const beginningOf = (chunks: readonly (string | Uint8Array)[]): readonly number[] => {
  const codes: number[] = []
  for (const chunk of chunks)
    for (let at = 0; at < chunk.length && codes.length < 4; at++)
      codes.push((typeof chunk === 'string' ? chunk.charCodeAt(at) : chunk[at]) ?? 0)
  return codes
}

const others: readonly (readonly [begins: readonly number[], code: IlrErrorCode, message: string])[] = [
  [[0x50, 0x4b], 'zip', 'This is a ZIP file: take the XML file out of it and send that.'],
  [[0x1f, 0x8b], 'compressed', 'This is a compressed (gzip) file: unpack it and send the XML file in it.'],
  [[0xff, 0xfe], 'utf-16', 'The file is in UTF-16: save it as UTF-8.'],
  [[0xfe, 0xff], 'utf-16', 'The file is in UTF-16: save it as UTF-8.'],
  [[0x3c, 0], 'utf-16', 'The file is in UTF-16: save it as UTF-8.'],
  [[0, 0x3c], 'utf-16', 'The file is in UTF-16: save it as UTF-8.'],
]

const refuseOther = (beginning: readonly number[]): void => {
  if (beginning.length === 0) throw new IlrError('empty', 1, 'The file is empty.')
  for (const [begins, code, message] of others)
    if (begins.every((byte, at) => beginning[at] === byte)) throw new IlrError(code, 1, message)
  if (!mayBeginXml.includes(beginning[beginning[0] === 0xef ? 3 : 0] ?? 0x3c))
    throw new IlrError('not-xml', 1, 'This is not XML: export the ILR as an XML file and send that.')
}

/** '<', white space, and a byte order mark already decoded. */
const mayBeginXml = [0x3c, 0x20, 0x09, 0x0a, 0x0d, 0xfeff]
