import { gzipSync } from 'node:zlib'
import { Refusal } from '#shared/refusal.ts'
import type { Reply } from '../kit/http.ts'
import { csvMetadataOf, csvOf } from './csv.ts'
import type { Laid } from './edition-of.ts'
import { tidyParquetOf } from './tidy-parquet.ts'
import { workbookOf } from './workbook.ts'

/** A function answers with at most 6 MB, and what is no text grows by a third on the way. */
const MOST_BYTES = 4_000_000

type Form = {
  readonly suffix: string
  readonly mediaType: string
  readonly write: (laid: Laid) => string | Uint8Array
  /** Says where what the columns mean is written. */
  readonly describedBy?: string
}

const METADATA = 'csv-metadata.json'
const forms: readonly Form[] = [
  { suffix: 'csv', mediaType: 'text/csv; charset=utf-8; header=present', write: csvOf, describedBy: METADATA },
  {
    suffix: METADATA,
    mediaType: 'application/csvm+json',
    write: (laid) => csvMetadataOf(laid, fileName(laid.publication.month, 'csv')),
  },
  {
    suffix: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: workbookOf,
  },
  { suffix: 'parquet', mediaType: 'application/vnd.apache.parquet', write: tidyParquetOf },
]

const fileName = (month: string, suffix: string): string => `ladder-${month}.${suffix}`

export const fileNames = (month: string): string[] => forms.map(({ suffix }) => fileName(month, suffix))

/** What writes a file of a month, by the file's name. */
export const fileNamed = (month: string, name: string) => {
  const form = forms.find(({ suffix }) => fileName(month, suffix) === name)
  if (!form) throw new Refusal('not-found', `There is no such file; there are ${fileNames(month).join(', ')}`)
  return (laid: Laid, acceptEncoding = ''): Reply => {
    const body = form.write(laid)
    const headers = {
      'content-type': form.mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-cache',
      vary: 'Authorization, Accept-Encoding',
      ...(form.describedBy && {
        link: `<${fileName(month, form.describedBy)}>; rel="describedby"; type="application/csvm+json"`,
      }),
    }
    return { status: 200, ...sent(body, headers, acceptEncoding) }
  }
}

/** Text goes compressed to whoever takes it so, and must where it is long. */
const sent = (
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>>,
  acceptEncoding: string,
): Pick<Reply, 'headers' | 'body'> => {
  if (typeof body !== 'string') return { headers, body }
  if (/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(acceptEncoding))
    return { headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(body) }
  if (Buffer.byteLength(body) > MOST_BYTES)
    throw new Refusal('not-acceptable', 'The file is long: ask for it with Accept-Encoding: gzip')
  return { headers, body }
}
