import { parseWith } from '#events/faults.ts'
import { Organisation } from '#events/identifiers.ts'
import { national, parseOrganisation, type RegisteredOrganisation } from '#events/organisation.ts'
import { mediaTypeOf } from '#functions/kit/body.ts'
import { byRoute, httpHandler, json, type Reply, type Request } from '#functions/kit/http.ts'
import { parseJson } from '#functions/kit/json.ts'
import { cursorOf, DEFAULT_LIMIT, positionOf } from '#functions/kit/pages.ts'
import { type Caller, requireScope } from '#shared/caller.ts'
import { accepted, Refusal } from '#shared/refusal.ts'
import { organisation, organisations, putOrganisation } from '#shared/store/organisations.ts'
import { OrganisationsQuery } from './query.ts'

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
  const asked = accepted(parseWith(OrganisationsQuery, query), 'invalid-query')
  const limit = Number(asked.limit ?? DEFAULT_LIMIT)
  const after = asked.cursor === undefined ? undefined : positionOf(Organisation, asked.cursor)
  const page: RegisteredOrganisation[] = []
  for await (const found of organisations({ ...asked, after })) {
    const last = page.at(-1)
    if (last && page.length === limit) return json(200, { organisations: page, next: cursorOf(last.id) })
    page.push(shownTo(caller, found))
  }
  return json(200, { organisations: page })
}

const shownTo = (caller: Caller, found: RegisteredOrganisation): RegisteredOrganisation => {
  if (caller.kind === 'commissioner' || caller.organisation === found.id) return found
  const { contact: _, ...shown } = found
  return shown
}

export const handler = httpHandler(
  byRoute({ 'PUT /organisations/{id}': put, 'GET /organisations': list, 'GET /organisations/{id}': get }),
)
