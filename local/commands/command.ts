import type { ParseArgsOptionDescriptor } from 'node:util'
import type { Report } from '#shared/store/differences.ts'

/** An option as parseArgs reads it, and as the help tells it: `value` is what stands for its value there. */
type Option = ParseArgsOptionDescriptor & { readonly value?: string; readonly says: string }
export type Options = Readonly<Record<string, Option>>

type ValueOf<Each extends Option> = Each['type'] extends 'boolean' ? boolean : string
export type Values<Own extends Options> = {
  readonly [Name in keyof Own]: Own[Name] extends { multiple: true }
    ? readonly ValueOf<Own[Name]>[] | undefined
    : ValueOf<Own[Name]> | undefined
}

export type Outcome = {
  /** What a person is told. */
  readonly said: string
  /** The same for machines. */
  readonly result: object
  /** Whether all is as it should be. */
  readonly isRight: boolean
}

/** What every command is given besides its own options. */
export type Terminal = {
  readonly report: Report
  readonly environment: Readonly<Partial<Record<string, string>>>
}

/** A command: what the help says of it, and what it does. */
export type Command = {
  readonly name: string
  /** What stands behind its name: `FILE`, `[FILE]`, nothing. */
  readonly takes: string
  readonly says: string
  /** Operators work on what Ladder keeps, everybody else through its API. */
  readonly isFor: 'everybody' | 'operators'
  readonly options: Options
  readonly run: (values: Values<Options>, positionals: readonly string[], terminal: Terminal) => Promise<Outcome>
}

/** What a command says of itself; `Given` is what its kind of command is given to work with. */
export type Description<Own extends Options, Given> = {
  readonly name: string
  readonly takes?: string
  readonly says: string
  readonly isFor?: Command['isFor']
  readonly options?: Own
  readonly run: (
    given: Given & { readonly values: Values<Own>; readonly argument: string | undefined },
  ) => Promise<Outcome>
}
