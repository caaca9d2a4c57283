import type { Fault, Parsed } from '#events/faults.ts'

export type RefusalCode =
  | 'malformed'
  | 'invalid'
  | 'invalid-query'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'not-acceptable'
  | 'conflict'
  | 'too-large'
  | 'unsupported-media-type'
  | 'unavailable'

/** Ladder will not do what was asked. `detail` is for the person who asked: what is wrong and the way out, never a ULN. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly faults: readonly Fault[]

  constructor(code: RefusalCode, detail: string, faults: readonly Fault[] = [], options?: ErrorOptions) {
    super(detail, options)
    this.code = code
    this.faults = faults
  }

  get detail(): string {
    return this.message
  }
}

/** The parsed value, or a refusal with every fault of it. */
export const accepted = <Value>(
  parsed: Parsed<Value>,
  code: Extract<RefusalCode, 'invalid' | 'invalid-query'> = 'invalid',
): Value => {
  if (parsed.ok) return parsed.value
  const where = code === 'invalid' ? 'The request' : 'The query'
  const count = parsed.faults.length === 1 ? 'a fault' : `${parsed.faults.length} faults`
  throw new Refusal(code, `${where} has ${count}, listed in errors`, parsed.faults)
}
