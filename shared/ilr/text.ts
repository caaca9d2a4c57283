import { IlrError } from './error.ts'
import { type Chunks, refusingOthers } from './other-files.ts'

/** How much text is read at a time, in characters: pieces are cut alike however the bytes arrive. */
const PIECE = 16_384
const BYTES_AT_A_TIME = 65_536

/**
 * The text of a file in pieces of one length, from its bytes in UTF-8 or from texts already decoded. `lineNow` tells the line
 * that the reader has come to. Throws an IlrError for what is no text in UTF-8.
 */
export async function* textOf(chunks: Chunks, lineNow: () => number): AsyncGenerator<string> {
  let waiting = ''
  for await (const { text, broken } of decoded(refusingOthers(chunks))) {
    waiting += text
    let cut = 0
    for (; waiting.length - cut >= PIECE; cut += PIECE) yield waiting.slice(cut, cut + PIECE)
    waiting = waiting.slice(cut)
    if (!broken) continue
    yield waiting
    throw new IlrError('encoding', lineNow(), 'From this line on the file is not UTF-8 text: save it as UTF-8.')
  }
  if (waiting) yield waiting
}

/** Text, and whether what follows it is not UTF-8. */
type Decoded = { readonly text: string; readonly broken: boolean }

async function* decoded(chunks: Chunks): AsyncGenerator<Decoded> {
  let open: Uint8Array = new Uint8Array()
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') {
      yield { text: chunk, broken: false }
      continue
    }
    for (let at = 0; at < chunk.length; at += BYTES_AT_A_TIME) {
      const bytes = joined(open, chunk.subarray(at, at + BYTES_AT_A_TIME))
      const whole = bytes.subarray(0, bytes.length - lengthOfOpen(bytes))
      open = bytes.slice(whole.length)
      const next = decode(whole)
      yield next
      if (next.broken) return
    }
  }
  if (open.length > 0) yield { text: '', broken: true }
}

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  if (a.length === 0) return b
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/** How many bytes at the end begin a character whose other bytes are still to come. */
const lengthOfOpen = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

const decode = (bytes: Uint8Array): Decoded => {
  try {
    return { text: textIn(bytes, false), broken: false }
  } catch {
    return { text: textIn(bytes.subarray(0, lengthOfGood(bytes)), true), broken: true }
  }
}

// A new decoder each time: one that failed, or stopped inside a character, would remember it.
const textIn = (bytes: Uint8Array, stream: boolean): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream })

/** How many bytes there are before the first that cannot stand where it does. */
const lengthOfGood = (bytes: Uint8Array): number => {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    try {
      textIn(bytes.subarray(0, middle), true)
      good = middle
    } catch {
      bad = middle
    }
  }
  return good
}
