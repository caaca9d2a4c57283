import type { LadderEvent } from '#events/catalogue.ts'

const isUln = (subject: string): boolean => /^\d{10}$/.test(subject)

/**
 * The event with its trainee's ULN, if that is how the sender named them, replaced by the reference wherever it stands: as
 * the subject, inside the id, inside any text. What comes back holds no ULN of its subject.
 */
export const pseudonymise = (event: LadderEvent, referenceOf: (uln: string) => string): LadderEvent => {
  const uln = event.subject
  if (!isUln(uln)) return event
  const reference = referenceOf(uln)
  const replaced = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(uln, reference)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(inner)]))
  }
  // Only the contents of strings change, so the event keeps its type.
  return {
    ...event,
    id: event.id.replaceAll(uln, reference),
    subject: reference,
    data: replaced(event.data),
  } as LadderEvent
}
