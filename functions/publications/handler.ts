import { parseWith } from '#events/faults.ts'
import { Intake } from '#events/identifiers.ts'
import { viewOf } from '#shared/access.ts'
import { accepted } from '#shared/refusal.ts'
import { publicationNamed } from '#shared/store/ask.ts'
import { type Publication, publications } from '#shared/store/publications.ts'
import { byRoute, httpHandler, json, type Reply, type Request } from '../kit/http.ts'
import { definitions } from './definitions.ts'
import { layOut } from './edition-of.ts'
import { fileNamed, fileNames } from './files.ts'
import { notesOf } from './notes.ts'

const list = async ({ caller }: Request): Promise<Reply> => {
  viewOf(caller, {})
  return json(200, { publications: (await publications()).map(summary) })
}

const get = async ({ caller, params }: Request): Promise<Reply> => {
  const { filters, disclosure } = viewOf(caller, {})
  const publication = await named(params.month)
  const laid = { publication, disclosure: disclosure.name, slice: filters, lines: [] }
  return json(200, {
    ...summary(publication),
    disclosure: disclosure.name,
    filters,
    notes: notesOf(laid),
    definitions: definitions(),
  })
}

const file = async ({ caller, params, headers }: Request): Promise<Reply> => {
  const view = viewOf(caller, {})
  const publication = await named(params.month)
  const write = fileNamed(publication.month, params.file ?? '')
  return write(await layOut(publication, view), headers['accept-encoding'])
}

const named = async (month: string | undefined): Promise<Publication> =>
  publicationNamed(accepted(parseWith(Intake, month, ['month'])))

const summary = ({ month, moment }: Publication) => ({
  month,
  moment,
  links: {
    self: `/publications/${month}`,
    files: fileNames(month).map((name) => `/publications/${month}/${name}`),
    aggregates: ['sustainability', 'churn', 'outcomes'].map((name) => `/aggregates/${name}?publication=${month}`),
  },
})

export const handler = httpHandler(
  byRoute({
    'GET /publications': list,
    'GET /publications/{month}': get,
    'GET /publications/{month}/{file}': file,
  }),
)
