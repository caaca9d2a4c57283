import { randomBytes } from 'node:crypto'
import { parseWith } from '#events/faults.ts'
import { type ImportAnswer, UploadWanted } from '#events/imports.ts'
import { fileOf, importIdOf } from '#shared/imports.ts'
import { accepted, Refusal } from '#shared/refusal.ts'
import { putFile, uploadAddress } from '#shared/store/files.ts'
import { beginImport, type Import, importAt } from '#shared/store/imports.ts'
import { mediaTypeOf } from '../kit/body.ts'
import { byRoute, httpHandler, json, type Reply, type Request } from '../kit/http.ts'
import { parseJson } from '../kit/json.ts'
import { preferred } from '../kit/negotiate.ts'
import { answerOf } from './answer.ts'
import { nameOfFile, withoutUln } from './file-name.ts'
import { firstProblems, tableOfFindings } from './findings.ts'
import { FindingsQuery, ImportQuery } from './query.ts'

const JSON_TYPE = 'application/json'
const CSV_TYPE = 'text/csv'
const UPLOAD_SECONDS = 60 * 60

const send = async ({ query, headers, body, caller: { organisation }, now }: Request): Promise<Reply> => {
  const type = mediaTypeOf(headers, CSV_TYPE, 'application/xml', 'text/xml', JSON_TYPE)
  const { name, dryRun } = accepted(parseWith(ImportQuery, query), 'invalid-query')
  const sent = now.toISOString()
  const begun = {
    organisation,
    import: importIdOf(now, randomBytes(4).toString('hex')),
    dryRun: dryRun === 'true',
    sent,
  }
  const key = fileOf(organisation, begun.import)

  if (type === JSON_TYPE) {
    const wanted = accepted(parseWith(UploadWanted, parseJson(body)))
    await beginImport({ ...begun, name: withoutUln(wanted.name), size: wanted.size })
    const url = await uploadAddress(key, wanted, UPLOAD_SECONDS)
    const expires = new Date(now.getTime() + UPLOAD_SECONDS * 1000).toISOString()
    return noted(await begunImport(begun), {
      upload: { method: 'PUT', url, headers: { 'content-type': wanted.type }, expires },
    })
  }
  if (body.trim() === '') throw new Refusal('malformed', 'The body is empty: send the file as it is')
  const named = nameOfFile(name, headers['content-disposition'], type)
  await beginImport({ ...begun, name: named, size: Buffer.byteLength(body) })
  await putFile(key, body, type)
  return noted(await begunImport(begun))
}

const begunImport = async ({ organisation, import: id }: Pick<Import, 'organisation' | 'import'>): Promise<Import> => {
  const found = await importAt(organisation, id)
  if (!found) throw new Error('an import that was noted is gone')
  return found
}

const noted = (item: Import, more: Pick<ImportAnswer, 'upload'> = {}): Reply =>
  json(202, { ...answerOf(item, []), ...more }, { location: `/imports/${item.import}`, 'retry-after': '2' })

/** Another organisation's import and one that never was get the same answer. */
const show = async ({ params, query, headers, caller: { organisation } }: Request): Promise<Reply> => {
  const mediaType = preferred(headers.accept, [JSON_TYPE, CSV_TYPE])
  const { cursor } = accepted(parseWith(FindingsQuery, query), 'invalid-query')
  const found = await ofOrganisation(organisation, params.id ?? '')
  if (mediaType === CSV_TYPE) return tableOfFindings(found, cursor)
  const isGoingOn = found.status === 'waiting' || found.status === 'running'
  return json(200, answerOf(found, await firstProblems(found)), { ...(isGoingOn && { 'retry-after': '2' }) })
}

const ofOrganisation = async (organisation: string, id: string): Promise<Import> => {
  // Ids begin with a digit; other items of an organisation do not.
  const found = /^\d[\w-]+$/.test(id) ? await importAt(organisation, id) : undefined
  if (!found) throw new Refusal('not-found', 'There is no such import of yours')
  return found
}

export const handler = httpHandler(byRoute({ 'POST /imports': send, 'GET /imports/{id}': show }))
