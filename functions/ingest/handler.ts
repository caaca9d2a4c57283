import type { BatchReceipt } from '#events/receipts.ts'
import { Refusal } from '#shared/refusal.ts'
import { ingest, ingestBatch } from '#shared/store/ingest.ts'
import type { Receipt } from '#shared/store/take.ts'
import { mediaTypeOf } from '../kit/body.ts'
import { httpHandler, json, type Reply, type Request } from '../kit/http.ts'
import { parseJson } from '../kit/json.ts'
import { logger, traceOf } from '../kit/powertools.ts'
import { internalProblem, problemOf, refusalOf } from '../kit/problems.ts'
import { binaryEvent, isBinary } from './binary.ts'
import { MOST_EVENTS } from './limits.ts'

const STRUCTURED = 'application/cloudevents+json'
const BATCH = 'application/cloudevents-batch+json'
const DATA = 'application/json'

const one = async (input: unknown, { caller, now }: Request): Promise<Reply> => {
  const receipt = await ingest(input, caller, now)
  return json(receipt.status === 'stored' ? 201 : 200, receipt)
}

const batch = async (inputs: unknown, { caller, now }: Request): Promise<Reply> => {
  if (!Array.isArray(inputs)) throw new Refusal('invalid', 'A batch is a JSON array of events')
  if (inputs.length > MOST_EVENTS)
    throw new Refusal(
      'too-large',
      `A batch holds up to ${MOST_EVENTS} events; this one has ${inputs.length}: send it in parts`,
    )
  const outcomes = await ingestBatch(inputs, caller, now)
  const results = outcomes.map((outcome, index) => resultOf(outcome, inputs[index]))
  const count = (status: string) => results.filter((result) => result.status === status).length
  const receipt: BatchReceipt = {
    stored: count('stored'),
    duplicate: count('duplicate'),
    rejected: count('rejected'),
    results,
  }
  return json(200, receipt)
}

const resultOf = (outcome: Receipt | Error, input: unknown): BatchReceipt['results'][number] => {
  if (!(outcome instanceof Error)) return outcome
  const refusal = refusalOf(outcome)
  if (!refusal) logger.error('failed', { error: traceOf(outcome) })
  const { errors, ...problem } = refusal ? problemOf(refusal) : internalProblem
  return { ...idOf(input), status: 'rejected', problem: { ...problem, ...(errors && { errors: [...errors] }) } }
}

const idOf = (input: unknown): { id?: string } => {
  const id: unknown = (input as { id?: unknown } | null)?.id
  return typeof id === 'string' ? { id } : {}
}

export const handler = httpHandler(async (request) => {
  const mediaType = mediaTypeOf(request.headers, STRUCTURED, BATCH, DATA)
  if (mediaType === DATA && !isBinary(request.headers))
    throw new Refusal('unsupported-media-type', `Send events as ${STRUCTURED} or ${BATCH}, or with ce- headers`)
  const input = parseJson(request.body)
  if (mediaType === BATCH) return batch(input, request)
  return one(mediaType === STRUCTURED ? input : binaryEvent(request.headers, input), request)
})
