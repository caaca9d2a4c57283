import * as z from 'zod/mini'
import { TraineeRef } from '#events/identifiers.ts'
import { EventAnswer, TraineeAnswer } from '#events/trainee-answer.ts'
import type { FunctionDeclaration, Operation } from '../declaration.ts'
import { Cursor } from '../kit/pages.ts'
import { TraineesQuery } from './query.ts'

const parameters: Operation['parameters'] = Object.fromEntries(
  Object.entries(TraineesQuery.shape).map(([name, schema]) => [
    name,
    { in: 'query', schema, says: `Only this ${name}` },
  ]),
)
const ref = { in: 'path', schema: TraineeRef, says: "Ladder's reference of the trainee" } as const
const TraineePage = z.strictObject({ trainees: z.array(TraineeAnswer), next: z.optional(Cursor) })
const EventList = z.strictObject({ events: z.array(EventAnswer) })

export const declaration: FunctionDeclaration = {
  name: 'trainees',
  does: 'Shows trainees and the events behind them to their HEI, their employer and commissioners.',
  triggers: [
    {
      kind: 'http',
      method: 'GET',
      path: '/trainees',
      scopes: ['trainees:read'],
      operation: {
        id: 'listTrainees',
        summary: 'Read trainees, page by page',
        description:
          'Those with an enrolment that matches all filters. The list follows the log within seconds; each trainee in it is as of now.',
        parameters,
        responses: { 200: { says: 'A page', content: { 'application/json': TraineePage } } },
        problems: [400, 503],
      },
    },
    {
      kind: 'http',
      method: 'GET',
      path: '/trainees/{ref}',
      scopes: ['trainees:read'],
      operation: {
        id: 'getTrainee',
        summary: 'Read one trainee as the log says now',
        parameters: { ref },
        responses: { 200: { says: 'The record', content: { 'application/json': TraineeAnswer } } },
        problems: [404, 422, 503],
      },
    },
    {
      kind: 'http',
      method: 'GET',
      path: '/trainees/{ref}/events',
      scopes: ['trainees:read'],
      operation: {
        id: 'getTraineeEvents',
        summary: 'Read the events behind a trainee',
        parameters: { ref },
        responses: { 200: { says: 'In the order in which they happened', content: { 'application/json': EventList } } },
        problems: [404, 422, 503],
      },
    },
  ],
  tables: { log: 'read', records: 'read', registry: 'read' },
  memoryMb: 1024,
  timeoutSeconds: 29,
}
