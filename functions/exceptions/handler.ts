import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { type ExceptionAnswer, rulesIn } from '#events/exceptions.ts'
import { parseWith } from '#events/faults.ts'
import { viewOf } from '#shared/access.ts'
import type { Caller } from '#shared/caller.ts'
import { dateOf } from '#shared/dates.ts'
import { type ExceptionsRegister, type Listed, sliceOfListed } from '#shared/exceptions/listed.ts'
import { sentenceOf } from '#shared/exceptions/sentences.ts'
import { accepted, Refusal } from '#shared/refusal.ts'
import { type ExceptionQuery, listExceptions } from '#shared/store/list-exceptions.ts'
import { wholeRegister } from '#shared/store/register.ts'
import { CSV_CONTENT_TYPE, CSV_TYPE } from '../kit/csv.ts'
import { httpHandler, json } from '../kit/http.ts'
import { preferred } from '../kit/negotiate.ts'
import { cursorOf, DEFAULT_LIMIT, positionOf } from '../kit/pages.ts'
import { ExceptionsQuery } from './query.ts'
import { tableOf } from './table.ts'

const JSON_TYPE = 'application/json'

export const handler = httpHandler(async ({ query: parameters, headers, caller, now }) => {
  const mediaType = preferred(headers.accept, [JSON_TYPE, CSV_TYPE])
  const { limit = DEFAULT_LIMIT, cursor, ...asked } = accepted(parseWith(ExceptionsQuery, parameters), 'invalid-query')
  const query = queryFor(caller, asked)
  const register = await wholeRegister()
  const asOf = now.toISOString()
  const { listed, counts, next } = await listExceptions(query, register, {
    today: dateOf(asOf),
    limit: Number(limit),
    after: cursor === undefined ? undefined : placeIn(cursor, query),
  })
  const exceptions = listed.map((each) => answerOf(each, register))
  const following = next === undefined ? undefined : cursorOf(`${questionOf(query)} ${next}`)
  if (mediaType === JSON_TYPE)
    return json(200, { asOf, ...(counts && { counts }), exceptions, ...(following && { next: following }) })
  const link = following && `</exceptions?${new URLSearchParams({ ...parameters, cursor: following })}>; rel="next"`
  return {
    status: 200,
    headers: { 'content-type': CSV_CONTENT_TYPE, ...(link && { link }) },
    body: tableOf(exceptions),
  }
})

type Asked = Omit<z.infer<typeof ExceptionsQuery>, 'limit' | 'cursor'>

/** The question as it is answered to a caller: names of trainees and troubles of others are nobody else's business. */
const queryFor = (caller: Caller, { rule, ...slice }: Asked): ExceptionQuery => {
  const { filters, disclosure } = viewOf(caller, slice)
  if (disclosure.name === 'rounded' && caller.kind !== 'commissioner')
    throw new Refusal('forbidden', 'Only exceptions of your own can be listed')
  return { filters, ...(rule !== undefined && { rules: rulesIn(rule) }) }
}

/** A cursor remembers the question that it belongs to, by a short name. */
const questionOf = ({ filters, rules }: ExceptionQuery): string =>
  createHash('sha256')
    .update(JSON.stringify([filters, rules]))
    .digest('base64url')
    .slice(0, 16)

const Position = z.string().check(z.regex(/^[\w-]{16} [!-~]+$/))

const placeIn = (cursor: string, query: ExceptionQuery): string => {
  const [question, after = ''] = positionOf(Position, cursor).split(' ')
  if (question === questionOf(query)) return after
  throw new Refusal('invalid-query', 'The cursor belongs to another question', [
    { pointer: '/cursor', detail: 'must be used with the same rule and filters' },
  ])
}

const answerOf = (listed: Listed, register: ExceptionsRegister): ExceptionAnswer => {
  const { rule, since, trainee, organisation, said } = listed
  return {
    rule,
    since,
    says: sentenceOf(listed),
    slice: sliceOfListed(listed, register),
    trainees: trainee === undefined ? [] : [trainee],
    ...(organisation && { organisation }),
    ...(said && { said: [...said] }),
  }
}
