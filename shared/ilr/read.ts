import { type IlrLimits, usualLimits } from './limits.ts'
import type { Chunks } from './other-files.ts'
import { beginParts, type Parts } from './parts.ts'
import type { IlrPart } from './record.ts'
import { textOf } from './text.ts'
import { parseXml, type Xml } from './xml.ts'

/**
 * Reads an ILR file as it arrives: its header, then each learner with the line it stands on, then an end. Memory stays flat
 * whatever the file holds. The same bytes give the same parts however they are cut. Throws an IlrError where the file cannot
 * be read on; parts before that place have been given by then.
 */
export async function* readIlr(chunks: Chunks, limits: IlrLimits = usualLimits): AsyncGenerator<IlrPart> {
  const parts: Parts = beginParts(limits)
  const xml: Xml = parseXml(parts, limits)
  for await (const text of textOf(chunks, () => xml.line())) yield* reading(parts, () => xml.write(text))
  yield* reading(parts, () => xml.end())
}

/** What one step of reading gave, even where it then failed. */
function* reading(parts: Parts, step: () => void): Generator<IlrPart> {
  let failure: { readonly error: unknown } | undefined
  try {
    step()
  } catch (error) {
    failure = { error }
  }
  yield* parts.take()
  if (failure) throw failure.error
}
