import { FileRefusal } from '#shared/imports.ts'
import type { Import } from '#shared/store/imports.ts'
import { eventsFile } from './events-file.ts'
import type { Bytes, Importer } from './importer.ts'
import { senderOf } from './send.ts'
import { refuseOthers } from './text.ts'

/** How a file is dealt with, by its first bytes: a name or a content type may say anything. */
export const importerOf = async (bytes: Bytes, item: Import): Promise<Importer> => {
  const { value: beginning } = await bytes[Symbol.asyncIterator]().next()
  if (!beginning) throw new FileRefusal('The file is empty.')
  refuseOthers(beginning)
  return eventsFile(senderOf(item.dryRun))
}
