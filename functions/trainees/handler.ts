import * as z from 'zod/mini'
import { parseWith } from '#events/faults.ts'
import { TraineeRef } from '#events/identifiers.ts'
import { maySee, viewOf } from '#shared/access.ts'
import { accepted, Refusal } from '#shared/refusal.ts'
import { listTrainees, type TraineeQuery } from '#shared/store/list-trainees.ts'
import { registerFor } from '#shared/store/register.ts'
import { traineeOf, traineesOf } from '#shared/store/trainees.ts'
import { eventsAnswer } from '#shared/trainee-answer.ts'
import { byRoute, httpHandler, json, type Reply, type Request } from '../kit/http.ts'
import { cursorOf, DEFAULT_LIMIT, positionOf } from '../kit/pages.ts'
import { TraineesQuery } from './query.ts'

const parsedOrNothing = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A cursor remembers the question it belongs to. */
const CursorPosition = z.pipe(
  z.pipe(z.string(), z.transform(parsedOrNothing)),
  z.strictObject({ source: z.number(), after: z.string(), question: z.string() }),
)

const list = async ({ query: parameters, caller }: Request): Promise<Reply> => {
  const { limit, cursor, status, outcome, anomaly, ...asked } = accepted(
    parseWith(TraineesQuery, parameters),
    'invalid-query',
  )
  const { filters, disclosure } = viewOf(caller, asked)
  if (disclosure.name === 'rounded' && caller.kind !== 'commissioner')
    throw new Refusal('forbidden', 'Only trainees of your own can be listed')
  const query: TraineeQuery = { filters, status, outcome, anomaly }
  const question = JSON.stringify(query)

  const from = cursor === undefined ? undefined : positionOf(CursorPosition, cursor)
  if (from && from.question !== question)
    throw new Refusal('invalid-query', 'The cursor belongs to another question', [
      { pointer: '/cursor', detail: 'must be used with the same filters' },
    ])
  const register = await registerFor({ aggregate: 'churn', filters, groupBy: [] })
  const { refs, next } = await listTrainees(query, register, limit ? Number(limit) : DEFAULT_LIMIT, from)
  const trainees = await traineesOf(refs)
  return json(200, { trainees, ...(next && { next: cursorOf(JSON.stringify({ ...next, question })) }) })
}

const visible = async ({ params, caller }: Request) => {
  const ref = accepted(parseWith(TraineeRef, params.ref, ['ref']))
  const found = await traineeOf(ref)
  const isOpen = found?.trainee.enrolments.some((enrolment) => maySee(caller, enrolment))
  const seesAll = caller.organisation === 'hee:england'
  if (found && (isOpen || seesAll)) return found
  // To all others somebody else's trainee and nobody look the same.
  throw seesAll
    ? new Refusal('not-found', 'No event is about a trainee with this reference')
    : new Refusal('forbidden', 'No trainee of yours has this reference')
}

const record = async (request: Request): Promise<Reply> => json(200, (await visible(request)).trainee)

const events = async (request: Request): Promise<Reply> =>
  json(200, { events: eventsAnswer((await visible(request)).events) })

export const handler = httpHandler(
  byRoute({ 'GET /trainees': list, 'GET /trainees/{ref}': record, 'GET /trainees/{ref}/events': events }),
)
