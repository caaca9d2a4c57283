import type * as z from 'zod/mini'
import type { Kind } from './identifiers.ts'

/** Who may say an event: a kind of organisation, or Ladder itself (its sweeps). */
export type Speaker = Kind | 'ladder'
export type SubjectKind = 'trainee' | 'cohort' | 'programme' | 'organisation'

export type EventDefinition<Type extends string = string, Data extends z.core.$ZodType = z.core.$ZodType> = {
  readonly type: Type
  readonly says: string
  readonly saidBy: readonly Speaker[]
  /** 'as-voided': a void has the subject of the event that it voids. */
  readonly subject: SubjectKind | 'as-voided'
  readonly data: Data
  /** Fields of `data` that people type freely; they stay in the log and never go out on the bus. */
  readonly freeText: readonly (keyof z.core.output<Data> & string)[]
}

export const defineEvent = <const Type extends string, Data extends z.core.$ZodType>(
  definition: Omit<EventDefinition<Type, Data>, 'freeText'> & Partial<Pick<EventDefinition<Type, Data>, 'freeText'>>,
): EventDefinition<Type, Data> => ({ freeText: [], ...definition })
