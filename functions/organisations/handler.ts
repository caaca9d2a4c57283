import { parseWith } from '#events/faults.ts'
import { heiOfProgramme, Organisation, Programme as ProgrammeId } from '#events/identifiers.ts'
import { national, parseOrganisation, type RegisteredOrganisation } from '#events/organisation.ts'
import type { ProgrammeAnswer } from '#events/programme-answer.ts'
import { mediaTypeOf } from '#functions/kit/body.ts'
import { byRoute, httpHandler, json, type Reply, type Request } from '#functions/kit/http.ts'
import { parseJson } from '#functions/kit/json.ts'
import { cursorOf, DEFAULT_LIMIT, positionOf } from '#functions/kit/pages.ts'
import { type Caller, requireScope } from '#shared/caller.ts'
import { dateOf } from '#shared/dates.ts'
import type { Programme } from '#shared/programme.ts'
import { accepted, Refusal } from '#shared/refusal.ts'
import { organisation, organisations, putOrganisation } from '#shared/store/organisations.ts'
import { programmes } from '#shared/store/programmes.ts'
import { OrganisationsQuery, ProgrammesQuery } from './query.ts'

const put = async ({ caller, params, headers, body }: Request): Promise<Reply> => {
  requireScope(caller, 'organisations:write')
  if (caller.organisation !== national.id) throw new Refusal('forbidden', `Only ${national.id} writes the register`)
  mediaTypeOf(headers, 'application/json')
  const written = accepted(parseOrganisation(params.id ?? '', parseJson(body)))
  const isNew = await putOrganisation(written)
  return json(isNew ? 201 : 200, written)
}

const get = async ({ caller, params }: Request): Promise<Reply> => {
  const id = accepted(parseWith(Organisation, params.id, ['id']))
  const found = await organisation(id)
  if (!found) throw new Refusal('not-found', `${id} is not in the register`)
  return json(200, shownTo(caller, found))
}

const list = async ({ caller, query }: Request): Promise<Reply> => {
  const { limit, cursor, ...asked } = accepted(parseWith(OrganisationsQuery, query), 'invalid-query')
  const after = cursor === undefined ? undefined : positionOf(Organisation, cursor)
  const { page, next } = await pageOf(organisations({ ...asked, after }), limit)
  return json(200, { organisations: page.map((found) => shownTo(caller, found)), next })
}

const listProgrammes = async ({ query }: Request): Promise<Reply> => {
  const { limit, cursor, hei } = accepted(parseWith(ProgrammesQuery, query), 'invalid-query')
  const after = cursor === undefined ? undefined : positionOf(ProgrammeId, cursor)
  const { page, next } = await pageOf(programmes({ hei, after }), limit)
  return json(200, { programmes: page.map(programmeAnswer), next })
}

/** As many as a page has, and where the next one starts if there is one. */
const pageOf = async <Found extends { readonly id: string }>(
  all: AsyncIterable<Found>,
  limit: string | undefined,
): Promise<{ page: Found[]; next?: string }> => {
  const page: Found[] = []
  for await (const found of all) {
    const last = page.at(-1)
    if (last && page.length === Number(limit ?? DEFAULT_LIMIT)) return { page, next: cursorOf(last.id) }
    page.push(found)
  }
  return { page }
}

const programmeAnswer = ({ opened, closed, ...programme }: Programme): ProgrammeAnswer => ({
  ...programme,
  hei: heiOfProgramme(programme.id),
  opened: dateOf(opened),
  ...(closed && { closed: dateOf(closed.at), reason: closed.reason }),
})

const shownTo = (caller: Caller, found: RegisteredOrganisation): RegisteredOrganisation => {
  if (caller.kind === 'commissioner' || caller.organisation === found.id) return found
  const { contact: _, ...shown } = found
  return shown
}

export const handler = httpHandler(
  byRoute({
    'PUT /organisations/{id}': put,
    'GET /organisations': list,
    'GET /organisations/{id}': get,
    'GET /programmes': listProgrammes,
  }),
)
