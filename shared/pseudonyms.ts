import type { LadderEvent } from '#events/catalogue.ts'
import { hasRightCheckDigit } from '#events/uln.ts'

/** Fields that name organisations and courses: their digits are nobody's. */
const identifiers: ReadonlySet<string> = new Set(['cohort', 'employer'])

/**
 * The event with references in place of ULNs: its subject's, and any other that a sender wrote inside the id or a text. What
 * comes back holds no ULN, and is the same however the sender named the trainee.
 */
export const pseudonymise = (event: LadderEvent, referenceOf: (uln: string) => string): LadderEvent => {
  const subject = /^\d{10}$/.test(event.subject) ? event.subject : undefined
  const inText = (text: string): string =>
    withoutUlns(subject ? text.replaceAll(subject, referenceOf) : text, referenceOf)
  const inData = Object.entries(event.data).map(([name, value]) => [
    name,
    typeof value === 'string' && !identifiers.has(name) ? inText(value) : value,
  ])
  // Only the contents of texts change, so the event keeps its type.
  return {
    ...event,
    id: inText(event.id),
    subject: subject ? referenceOf(subject) : event.subject,
    data: Object.fromEntries(inData),
  } as LadderEvent
}

/** A text with references in place of the ULNs in it. */
export const withoutUlns = (text: string, referenceOf: (uln: string) => string): string =>
  text.replace(/(?<!\d)\d{10}(?!\d)/g, (digits) => (hasRightCheckDigit(digits) ? referenceOf(digits) : digits))
