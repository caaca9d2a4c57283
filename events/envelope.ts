import * as z from 'zod/mini'
import { definitionOf, eventTypes, type LadderEvent } from './catalogue.ts'
import type { EventDefinition, SubjectKind } from './define.ts'
import { type Fault, type Parsed, parseWith } from './faults.ts'
import { named } from './fields.ts'
import { Cohort, Organisation, Programme, Trainee } from './identifiers.ts'

/** How far ahead of the platform's clock an event's time may be: 24 hours, in milliseconds. */
const MOST_AHEAD = 24 * 60 * 60 * 1000

/** The source under which Ladder itself says what its sweeps found. */
export const LADDER_SOURCE = '/ladder'

export const sourceOf = (organisation: Organisation): string => `/organisations/${organisation}`

/** The organisation that a source names; undefined for Ladder itself. */
export const organisationOf = (source: string): Organisation | undefined =>
  source.startsWith('/organisations/') ? source.slice('/organisations/'.length) : undefined

const Source = z.string().check(
  z.refine((source) => Organisation.safeParse(organisationOf(source)).success, {
    error: "must be '/organisations/' and the organisation's id, as in /organisations/ukprn:10007140",
  }),
)

export const Time = named(
  'Time',
  'An RFC 3339 time with its offset.',
  z.string().check(
    z.regex(/^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/, {
      error: 'must be an RFC 3339 time with its offset, as in 2020-09-14T09:00:00Z',
      abort: true,
    }),
    z.refine((time) => exists(time.toUpperCase()), { error: 'must be a time that exists' }),
  ),
  { format: 'date-time' },
)

// An offset can carry a time out of the years 0 to 9999, where its text in UTC would no longer sort.
const exists = (time: string): boolean =>
  z.iso.datetime({ offset: true }).safeParse(time).success && inUtc(time).length === '2020-09-14T09:00:00.000Z'.length

/** The attributes of a CloudEvent as Ladder takes it. Tracing attributes are accepted and not kept. */
export const Envelope = z.strictObject({
  specversion: z.literal('1.0', "must be '1.0'"),
  id: z
    .string()
    .check(z.regex(/^[^\p{Cc}\p{Cs}]{1,128}$/u, 'must be 1 to 128 characters'))
    .check(z.describe('Unique per source, for ever: the same event sent again has the same id.')),
  source: Source,
  type: z.enum(eventTypes as [string, ...string[]], `must be one of ${eventTypes.join(', ')}`),
  subject: z.string('must be a string: what the event is about'),
  time: Time.check(z.describe('When it happened, at most 24 hours ahead.')),
  datacontenttype: z.optional(
    z.string().check(z.regex(/^application\/([a-z0-9.-]+\+)?json *(;.*)?$/i, "must be 'application/json'")),
  ),
  dataschema: z.optional(z.string().check(z.maxLength(2048))),
  traceparent: z.optional(z.string().check(z.maxLength(256))),
  tracestate: z.optional(z.string().check(z.maxLength(512))),
  data: z.record(z.string(), z.unknown(), 'must be an object'),
})

const AnySubject = z.union([Trainee, Cohort, Programme], {
  error: "must be the voided event's subject: a trainee, a cohort or a programme",
})
/** What the subject of an event must be, by what its definition says. */
export const subjectSchemas = {
  trainee: Trainee,
  cohort: Cohort,
  programme: Programme,
  organisation: Organisation,
  'as-voided': AnySubject,
}

/** What a subject is, by its form. A ULN and a reference are both a trainee. */
export const kindOfSubject = (subject: string): SubjectKind => {
  if (!subject.includes('/')) return subject.includes(':') ? 'organisation' : 'trainee'
  return Cohort.safeParse(subject).success ? 'cohort' : 'programme'
}

/** Whether events with this subject are about a programme. */
export const isProgramme = (subject: string): boolean => kindOfSubject(subject) === 'programme'

/**
 * Validates one event as its sender wrote it: the envelope, then subject and data by its type, with all faults at once.
 * The subject is still as the sender named it; the time comes back in UTC with milliseconds.
 */
export const parseEvent = (input: unknown, now: Date): Parsed<LadderEvent> => {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { ok: false, faults: [{ pointer: '', detail: 'must be a CloudEvent: a JSON object' }] }
  const envelope = parseWith(Envelope, input)
  const faults: Fault[] = envelope.ok ? [] : [...envelope.faults]
  const sent: Partial<Record<string, unknown>> = { ...input }

  const definition = typeof sent.type === 'string' ? definitionOf(sent.type) : undefined
  const content = definition && parseContent(definition, sent)
  if (content && !content.ok) faults.push(...content.faults)
  if (isTooFarAhead(sent.time, now))
    faults.push({ pointer: '/time', detail: 'is more than 24 hours ahead: an event says what has happened' })

  if (!envelope.ok || !content?.ok || faults.length > 0) return { ok: false, faults }
  const { id, source, type, subject, time } = envelope.value
  const event = { specversion: '1.0', id, source, type, subject, time: inUtc(time), data: content.value }
  // The pair of type and data was validated against the definition of that type just above.
  return { ok: true, value: event as LadderEvent }
}

const parseContent = (definition: EventDefinition, sent: Partial<Record<string, unknown>>): Parsed<unknown> => {
  const faults: Fault[] = []
  if (typeof sent.subject === 'string') {
    const subject = parseWith(subjectSchemas[definition.subject], sent.subject, ['subject'])
    if (!subject.ok) faults.push(...subject.faults)
  }
  const isObject = typeof sent.data === 'object' && sent.data !== null && !Array.isArray(sent.data)
  const data = isObject ? parseWith(definition.data, sent.data, ['data']) : undefined
  if (data && !data.ok) faults.push(...data.faults)
  return data?.ok && faults.length === 0 ? data : { ok: false, faults }
}

const isTooFarAhead = (time: unknown, now: Date): boolean =>
  typeof time === 'string' && Time.safeParse(time).success && Date.parse(time) > now.getTime() + MOST_AHEAD

const inUtc = (time: string): string => new Date(time.toUpperCase()).toISOString()
