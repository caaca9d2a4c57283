import { tableWithHeader } from '#shared/ilr/tables.ts'
import { FileRefusal } from '#shared/imports.ts'
import type { Import } from '#shared/store/imports.ts'
import { eventsFile } from './events-file.ts'
import { ilrFile } from './ilr-file.ts'
import type { Bytes, Importer } from './importer.ts'
import { senderOf } from './send.ts'
import { rowsOf } from './table.ts'
import { tableFile } from './table-file.ts'
import { refuseOthers } from './text.ts'

/** How a file is dealt with, by how it begins: a content type may say anything. */
export const importerOf = async (bytes: Bytes, { dryRun }: Import): Promise<Importer> => {
  const beginning = await beginningOf(bytes)
  if (beginning.length === 0) throw new FileRefusal('The file is empty.')
  refuseOthers(beginning)
  const send = senderOf(dryRun)
  if (isXml(beginning)) return ilrFile(send)
  const table = tableWithHeader(await headerIn(beginning))
  return table ? tableFile(table) : eventsFile(send)
}

const isXml = (beginning: Uint8Array): boolean =>
  /^(\ufeff|\ufffd{2})?[\s\0]*</.test(new TextDecoder().decode(beginning.subarray(0, 1000)))

const headerIn = async (beginning: Uint8Array): Promise<readonly string[]> => {
  const only = async function* () {
    yield beginning
  }
  for await (const { cells } of rowsOf(only())) return cells
  return []
}

/** More than a header takes. */
const LONG_ENOUGH = 64 * 1024

const beginningOf = async (bytes: Bytes): Promise<Uint8Array> => {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of bytes) {
    parts.push(part)
    length += part.length
    if (length >= LONG_ENOUGH) break
  }
  return Buffer.concat(parts).subarray(0, LONG_ENOUGH)
}
