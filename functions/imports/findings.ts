import { stringify } from 'csv-stringify/sync'
import * as z from 'zod/mini'
import type { ImportProblem } from '#events/imports.ts'
import { findingsOf, PROBLEMS } from '#shared/imports.ts'
import { Refusal } from '#shared/refusal.ts'
import { textOfFile } from '#shared/store/files.ts'
import type { Import } from '#shared/store/imports.ts'
import type { Reply } from '../kit/http.ts'
import { cursorOf, positionOf } from '../kit/pages.ts'

/** As API Gateway takes no answer of more than 10 MB, and Lambda none of more than 6. */
const MOST_BYTES = 4 * 1024 * 1024

const Position = z.pipe(z.string().check(z.regex(/^\d{1,6}$/)), z.transform(Number))

/** The first problems of an import, as far as it is. */
export const firstProblems = async ({ organisation, import: id, problems }: Import): Promise<ImportProblem[]> =>
  problems === 0
    ? []
    : (JSON.parse((await textOfFile(findingsOf(organisation, id, PROBLEMS))) ?? '[]') as ImportProblem[])

/** What was found, row by row, from a part on; where it does not end, the Link header says where it goes on. */
export const tableOfFindings = async (item: Import, cursor: string | undefined): Promise<Reply> => {
  const { organisation, import: id, columns, at } = item
  if (!columns) throw new Refusal('not-found', item.detail ?? 'The file has not been read yet: ask again in a moment')
  const first = cursor === undefined ? 0 : positionOf(Position, cursor)
  const parts = [stringify([columns], { record_delimiter: 'windows' })]
  let bytes = 0
  let part = first
  for (; part < at.parts && bytes < MOST_BYTES; part++) {
    const text = await textOfFile(findingsOf(organisation, id, part))
    if (text === undefined)
      throw new Refusal('not-found', 'What was found is kept for some days only: send the file again')
    parts.push(text)
    bytes += Buffer.byteLength(text)
  }
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="import-${id}.csv"`,
      ...(part < at.parts && { link: `</imports/${id}?cursor=${cursorOf(String(part))}>; rel="next"` }),
    },
    body: parts.join(''),
  }
}
