import { parseWith } from '#events/faults.ts'
import { Intake, kindOf, Organisation } from '#events/identifiers.ts'
import { requireScope } from '#shared/caller.ts'
import { statusOf } from '#shared/collection/figures.ts'
import { isAskedKind, readRow } from '#shared/collection/read-rows.ts'
import { collectionView, countingFor, isVisible } from '#shared/collection/visible.ts'
import { accepted, Refusal } from '#shared/refusal.ts'
import { regionIn, seenRounds } from '#shared/store/collection-view.ts'
import { findOrganisations } from '#shared/store/organisations.ts'
import { references } from '#shared/store/reference.ts'
import { filledReturn } from '#shared/store/returns.ts'
import { closingOf, roundHead, roundHeads } from '#shared/store/rounds.ts'
import { submit } from '#shared/store/submit.ts'
import { CSV_TYPE } from '#shared/tabular/csv.ts'
import { byRoute, httpHandler, json, type Reply, type Request } from '../kit/http.ts'
import { preferred } from '../kit/negotiate.ts'
import { cursorOf, positionOf } from '../kit/pages.ts'
import { figuresAnswer, prefilled, roundAnswer, summaryOf } from './answers.ts'
import { givenBack, templateOf } from './files.ts'
import { JSON_TYPE, RoundsQuery, SubmitQuery } from './query.ts'
import { refusedWhole } from './refused.ts'
import { sentReturn } from './sent.ts'

const ROUNDS_A_PAGE = 12

const list = async ({ caller, query, now }: Request): Promise<Reply> => {
  const { limit = ROUNDS_A_PAGE, cursor } = accepted(parseWith(RoundsQuery, query), 'invalid-query')
  const before = cursor === undefined ? undefined : positionOf(Intake, cursor)
  const heads = (await roundHeads()).toReversed().filter(({ month }) => before === undefined || month < before)
  const page = heads.slice(0, Number(limit))
  const { rounds } = await seenRounds(page, collectionView(caller), now.toISOString())
  const last = heads.length > page.length ? page.at(-1) : undefined
  return json(200, {
    rounds: rounds.map((round) => roundAnswer(round, countingFor(caller))),
    ...(last && { next: cursorOf(last.month) }),
  })
}

const headOf = async (params: Request['params']) => {
  const round = accepted(parseWith(Intake, params.round, ['round']))
  const head = await roundHead(round)
  if (!head) throw new Refusal('not-found', `There is no round ${round}: GET /collections lists them`)
  return head
}

const detail = async ({ caller, params, now }: Request): Promise<Reply> => {
  const view = collectionView(caller)
  const { rounds, known } = await seenRounds([await headOf(params)], view, now.toISOString())
  const [round] = rounds
  if (!round) throw new Refusal('not-found', 'There is no such round')
  const counting = countingFor(caller)
  return json(200, {
    ...roundAnswer(round, counting),
    returns: round.returns.map((one) => summaryOf(one, known, counting)),
  })
}

/** Whose return a request is about; to whom it is not open, every organisation looks the same. */
const organisationOf = ({ caller, params }: Request): Organisation => {
  const organisation = accepted(parseWith(Organisation, params.organisation, ['organisation']))
  if (caller.kind !== 'commissioner' && caller.organisation !== organisation)
    throw new Refusal('forbidden', `Only the return of ${caller.organisation} is open to this caller`)
  return organisation
}

const get = async (request: Request): Promise<Reply> => {
  const { caller, headers, now } = request
  const organisation = organisationOf(request)
  if (caller.kind === 'commissioner') requireScope(caller, 'trainees:read')
  const kind = kindOf(organisation)
  const mediaType = preferred(headers.accept, [JSON_TYPE, 'text/csv'])
  const head = await headOf(request.params)
  const found = isAskedKind(kind) ? await filledReturn(head.month, organisation) : undefined
  const regionOf = regionIn(await findOrganisations([organisation, ...(found?.stored.employers ?? [])]))
  if (caller.region && !(found && isVisible(found.stored, collectionView(caller), regionOf)))
    throw new Refusal('forbidden', `Only returns about ${caller.region} are open to this caller`)
  if (!found || !isAskedKind(kind))
    throw new Refusal('not-found', `Nothing is asked of ${organisation} in ${head.month}`)

  const { asked, filled } = found.content
  const mine = caller.region ? asked.filter(({ employer }) => regionOf(employer) === caller.region) : asked
  const seen = new Set(mine.map(({ trainee }) => trainee))
  const rows = prefilled({
    asked: mine,
    filled: caller.region ? filled.filter(({ trainee }) => seen.has(trainee)) : filled,
  })
  const about = { round: head.month, organisation, closes: closingOf(head) }
  if (mediaType !== JSON_TYPE)
    return { status: 200, headers: { 'content-type': CSV_TYPE }, body: templateOf(about, kind, rows) }
  const status = statusOf(found.stored, about.closes, now.toISOString())
  const figures = figuresAnswer({ ...found.stored, status }, countingFor(caller))
  return json(200, { ...about, ...figures, received: figures.rows, rows })
}

const put = async (request: Request): Promise<Reply> => {
  const { caller, headers, query, now } = request
  requireScope(caller, 'collections:write')
  const organisation = organisationOf(request)
  const kind = kindOf(organisation)
  if (caller.organisation !== organisation || !isAskedKind(kind))
    throw new Refusal('forbidden', 'A return is sent by the organisation that it asks')
  const { nil, atomic, dryRun } = accepted(parseWith(SubmitQuery, query), 'invalid-query')
  const round = accepted(parseWith(Intake, request.params.round, ['round']))
  if (nil === 'true' && request.bytes.length > 0)
    throw new Refusal('invalid', 'A nil return says that there is nothing to report: send it without a body')

  const sent = nil === 'true' ? undefined : sentReturn(request, kind)
  const mediaType = preferred(headers.accept, sent?.records ? [JSON_TYPE, 'text/csv'] : [JSON_TYPE])
  const referenceOf = await references()
  const rows = sent?.rows.map((row) => readRow(kind, row, referenceOf)) ?? []
  const isAtomic = atomic === 'true'
  const receipt = await submit({ round, caller, rows, isAtomic, isDryRun: dryRun === 'true', now })
  const isRefused = isAtomic && receipt.counts.rejected > 0
  if (mediaType !== JSON_TYPE && sent?.records)
    return {
      status: isRefused ? 422 : 200,
      headers: { 'content-type': CSV_TYPE },
      body: givenBack(sent.records, receipt),
    }
  return isRefused ? refusedWhole(receipt) : json(200, receipt)
}

export const handler = httpHandler(
  byRoute({
    'GET /collections': list,
    'GET /collections/{round}': detail,
    'GET /collections/{round}/returns/{organisation}': get,
    'PUT /collections/{round}/returns/{organisation}': put,
  }),
)
