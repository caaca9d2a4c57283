import * as z from 'zod/mini'
import { named } from '#events/fields.ts'
import { Organisation } from '#events/identifiers.ts'
import { OrganisationDetails } from '#events/organisation.ts'
import { ProgrammeAnswer } from '#events/programme-answer.ts'
import type { FunctionDeclaration } from '#functions/declaration.ts'
import { Cursor } from '#functions/kit/pages.ts'
import { allScopes, type Scope } from '#shared/scopes.ts'
import { Kind, OrganisationsQuery, ProgrammesQuery } from './query.ts'

const anyScope = allScopes as readonly [Scope, ...Scope[]]
const RegisteredOrganisation = named(
  'RegisteredOrganisation',
  'An organisation as the register has it.',
  z.extend(OrganisationDetails, { id: Organisation, kind: Kind }),
)
const next = z.optional(Cursor)
const Organisations = z.strictObject({ organisations: z.array(RegisteredOrganisation), next })
const Programmes = z.strictObject({ programmes: z.array(ProgrammeAnswer), next })

const { kind, region, limit, cursor } = OrganisationsQuery.shape
const paging = {
  limit: { in: 'query', schema: limit, says: 'At most so many, 100 unless told' },
  cursor: { in: 'query', schema: cursor, says: 'The `next` of the page before' },
} as const
const id = { in: 'path', schema: Organisation, says: 'The organisation' } as const

export const declaration: FunctionDeclaration = {
  name: 'organisations',
  does: 'Keeps the register of organisations, and tells the programmes in it.',
  triggers: [
    {
      kind: 'http',
      method: 'PUT',
      path: '/organisations/{id}',
      scopes: ['organisations:write'],
      operation: {
        id: 'putOrganisation',
        summary: 'Write an organisation',
        description:
          'Replaces all that was written of it. An employer needs `region`; that of a commissioner follows from its id.',
        parameters: { id },
        requests: { 'application/json': OrganisationDetails },
        responses: {
          200: { says: 'Replaced', content: { 'application/json': RegisteredOrganisation } },
          201: { says: 'New', content: { 'application/json': RegisteredOrganisation } },
        },
        problems: [400, 413, 415, 422],
      },
    },
    {
      kind: 'http',
      method: 'GET',
      path: '/organisations',
      scopes: anyScope,
      operation: {
        id: 'listOrganisations',
        summary: 'Read the register, page by page',
        description: '`contact` shows only to the organisation itself and to commissioners.',
        parameters: {
          kind: { in: 'query', schema: kind, says: 'Only this kind' },
          region: { in: 'query', schema: region, says: 'Only this region' },
          ...paging,
        },
        responses: { 200: { says: 'A page, in the order of ids', content: { 'application/json': Organisations } } },
        problems: [400],
      },
    },
    {
      kind: 'http',
      method: 'GET',
      path: '/organisations/{id}',
      scopes: anyScope,
      operation: {
        id: 'getOrganisation',
        summary: 'Read one organisation',
        parameters: { id },
        responses: { 200: { says: 'The organisation', content: { 'application/json': RegisteredOrganisation } } },
        problems: [404, 422],
      },
    },
    {
      kind: 'http',
      method: 'GET',
      path: '/programmes',
      scopes: anyScope,
      operation: {
        id: 'listProgrammes',
        summary: 'Read the programmes that were opened, page by page',
        description:
          'As their universities have told them by `programme.opened` and `programme.closed`, within seconds.',
        parameters: {
          hei: { in: 'query', schema: ProgrammesQuery.shape.hei, says: 'Only those of this HEI' },
          ...paging,
        },
        responses: { 200: { says: 'A page, in the order of ids', content: { 'application/json': Programmes } } },
        problems: [400],
      },
    },
  ],
  tables: { registry: 'read-write' },
  memoryMb: 512,
  timeoutSeconds: 10,
}
