import type { ExceptionRule, Statement } from '#events/exceptions.ts'
import { kindOf, type Organisation, type Region } from '#events/identifiers.ts'
import { type Filters, type Slice, type SliceValue, sliceNames } from '#events/slices.ts'
import { type Register, sliceValue } from '../aggregates/rows.ts'
import type { EnrolmentPlace } from '../contribution.ts'
import type { ConcernKey } from './key.ts'

/** An open exception as lists have it: what it is found by, and what is told of it. */
export type Listed = {
  /** By which lists are sorted: the date from which it is open, then what makes it different from all others. */
  readonly text: string
  readonly rule: ExceptionRule
  readonly since: string | null
  /** Where it is, as far as that is one place. */
  readonly place: Partial<EnrolmentPlace>
  /** All the regions that it is in. */
  readonly regions: readonly Region[]
  readonly trainee?: string
  readonly organisation?: Organisation
  readonly said?: readonly Statement[]
  /** What is wrong, where that does not follow from the rest. */
  readonly says?: string
}

/** What lists of exceptions look up in the register. */
export type ExceptionsRegister = Register & { readonly regionOf: (employer: Organisation) => Region | undefined }

/** The open exception that an index keeps under a key, in one of its parts: a region, or nothing for somebody never enrolled. */
export const listedFrom = (key: ConcernKey, region: Region | undefined, register: ExceptionsRegister): Listed => {
  const { text, rule, since, organisation, subject } = key
  const isSpeaker = organisation !== undefined && rule === 'ENROLMENT-UNKNOWN'
  const place = isSpeaker ? placeOfSender(organisation, register) : { ...key.place, ...(region && { region }) }
  return {
    text,
    rule,
    since,
    place,
    regions: place.region ? [place.region] : [],
    trainee: subject,
    ...(organisation && { organisation }),
  }
}

/** Where an organisation is: an employer in its region. */
export const placeOfSender = (
  organisation: Organisation,
  { regionOf }: ExceptionsRegister,
): Partial<EnrolmentPlace> => {
  if (kindOf(organisation) !== 'employer') return {}
  const region = regionOf(organisation)
  return { employer: organisation, ...(region && { region }) }
}

/** An HEI that is named is the place itself: no programme of it need be. */
const valueIn = (slice: Slice, { place, organisation }: Listed, register: Register): SliceValue =>
  slice === 'hei' && organisation !== undefined && kindOf(organisation) === 'hei'
    ? organisation
    : sliceValue(slice, { place, counters: {} }, register)

/** Whether it is of the slice that filters name. What is not known of it is no value that can be asked for. */
export const isAskedFor = (listed: Listed, filters: Filters, register: Register): boolean =>
  sliceNames.every((slice) => {
    const wanted = filters[slice]
    if (wanted === undefined) return true
    if (slice === 'region') return (listed.regions as readonly string[]).includes(wanted)
    const value = valueIn(slice, listed, register)
    return value !== null && String(value) === wanted
  })

/** Every slice of it that is known. */
export const sliceOfListed = (listed: Listed, register: Register): Partial<Record<Slice, string | boolean>> =>
  Object.fromEntries(
    sliceNames.flatMap((slice): [Slice, string | boolean][] => {
      const value = valueIn(slice, listed, register)
      return value === null ? [] : [[slice, value]]
    }),
  )
