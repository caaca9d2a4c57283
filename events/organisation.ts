import * as z from 'zod/mini'
import { type Fault, type Parsed, parseWith } from './faults.ts'
import { line } from './fields.ts'
import { Icb, type Kind, kindOf, Organisation, Region } from './identifiers.ts'

const Email = z.email().check(z.maxLength(254))

/** An https address; plain http only to the machine itself, for rehearsals. Where it leads is looked at when it is called. */
const isWebhookAddress = (text: string): boolean => {
  const url = URL.parse(text)
  if (url === null) return false
  if (url.username !== '' || url.password !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname))
}
const Webhook = z.string().check(z.maxLength(2048), z.refine(isWebhookAddress), z.meta({ format: 'uri' }))

/** What is written about an organisation. */
export const OrganisationDetails = z.strictObject({
  name: line(200),
  region: z.optional(Region),
  icb: z.optional(Icb),
  levyPaying: z.optional(z.boolean('must be true or false')),
  contact: z.optional(
    z.union([Email, Webhook], {
      error: 'must be an e-mail address, or the https address of a webhook without a user or password in it',
    }),
  ),
})

/** An organisation as the register has it. */
export type RegisteredOrganisation = z.infer<typeof OrganisationDetails> & {
  readonly id: Organisation
  readonly kind: Kind
}

/** The region that a commissioner speaks for; undefined for all of England, and for every other kind. */
export const regionOfCommissioner = (organisation: Organisation): Region | undefined =>
  kindOf(organisation) === 'commissioner' ? Region.safeParse(organisation.slice('hee:'.length)).data : undefined

/** Who keeps the register. Its clients get tokens even while the register holds nobody. */
export const national: RegisteredOrganisation = {
  id: 'hee:england',
  kind: 'commissioner',
  name: 'Health Education England',
}

/** Validates what somebody wrote about an organisation, all faults at once. Kind and a commissioner's region follow from its id. */
export const parseOrganisation = (id: string, written: unknown): Parsed<RegisteredOrganisation> => {
  const organisation = parseWith(Organisation, id, ['id'])
  const details = parseWith(OrganisationDetails, written)
  const faults = [...(organisation.ok ? [] : organisation.faults), ...(details.ok ? [] : details.faults)]
  const region = regionFault(id, written)
  if (region) faults.push(region)
  if (!organisation.ok || !details.ok || faults.length > 0) return { ok: false, faults }

  const follows = regionOfCommissioner(organisation.value)
  const kind = kindOf(organisation.value)
  return { ok: true, value: { id: organisation.value, kind, ...details.value, ...(follows && { region: follows }) } }
}

const regionFault = (id: string, written: unknown): Fault | undefined => {
  if (!Organisation.safeParse(id).success || typeof written !== 'object' || written === null) return undefined
  const { region }: { region?: unknown } = written
  const kind = kindOf(id)
  if (kind === 'employer' && region === undefined)
    return { pointer: '/region', detail: "is missing: an employer's region places its trainees" }
  if (kind === 'commissioner' && region !== undefined && region !== regionOfCommissioner(id))
    return { pointer: '/region', detail: "follows from a commissioner's id: leave it out" }
  return undefined
}
