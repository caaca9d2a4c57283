import type { Client } from './client/client.ts'
import type { Operations } from './client/contract.ts'
import { regionName } from './words.ts'

type Organisation = Operations['listOrganisations']['answer']['organisations'][number]
type Programme = Operations['listProgrammes']['answer']['programmes'][number]

/** The register, for its names. What it does not know is called by its id. */
export type Names = {
  readonly organisations: readonly Organisation[]
  readonly programmes: readonly Programme[]
  readonly organisation: (id: string) => string
  readonly region: (code: string) => string
  /** `Radiography, Wyreholme University`. */
  readonly programme: (id: string) => string
  /** The title alone. */
  readonly title: (programme: string) => string
}

type Register = { readonly organisations: readonly Organisation[]; readonly programmes: readonly Programme[] }

const KEPT = 'ladder.register'
const KEPT_FOR_MS = 10 * 60 * 1000

/** Reads the register, or what this tab read of it in the last ten minutes. */
const readRegister = async ({ ask }: Client): Promise<Register> => {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as (Register & { readonly until: number }) | null
  if (kept && kept.until > Date.now()) return kept
  const [organisations, programmes] = await Promise.all([allOrganisations(ask), allProgrammes(ask)])
  sessionStorage.setItem(KEPT, JSON.stringify({ organisations, programmes, until: Date.now() + KEPT_FOR_MS }))
  return { organisations, programmes }
}

/**
 * The names of the register, which is read while a page asks for its figures. The client asks at once, and answers when the names
 * are known too: a page is written from both.
 */
export const openNames = (
  client: Client,
): { readonly names: Names; readonly client: Client; readonly known: Promise<void> } => {
  let read = namesIn({ organisations: [], programmes: [] })
  const known = readRegister(client).then((register) => {
    read = namesIn(register)
  })
  const ask = async (...asked: Parameters<Client['ask']>) => {
    const [answer] = await Promise.all([client.ask(...asked), known])
    return answer
  }
  const names: Names = {
    get organisations() {
      return read.organisations
    },
    get programmes() {
      return read.programmes
    },
    organisation: (id) => read.organisation(id),
    region: regionName,
    programme: (id) => read.programme(id),
    title: (id) => read.title(id),
  }
  return { names, client: { ...client, ask: ask as Client['ask'] }, known }
}

const allOrganisations = async (ask: Client['ask'], cursor?: string): Promise<Organisation[]> => {
  const { organisations, next } = await ask('listOrganisations', { query: { limit: '200', cursor } })
  return next === undefined ? organisations : [...organisations, ...(await allOrganisations(ask, next))]
}

const allProgrammes = async (ask: Client['ask'], cursor?: string): Promise<Programme[]> => {
  const { programmes, next } = await ask('listProgrammes', { query: { limit: '200', cursor } })
  return next === undefined ? programmes : [...programmes, ...(await allProgrammes(ask, next))]
}

/** The names of a register that has been read. */
export const namesIn = ({ organisations, programmes }: Register): Names => {
  const byId = new Map(organisations.map((one) => [one.id as string, one.name]))
  const programmesById = new Map(programmes.map((one) => [one.id as string, one]))
  const organisation = (id: string) => byId.get(id) ?? id
  const title = (id: string) => programmesById.get(id)?.title ?? id
  return {
    organisations,
    programmes,
    organisation,
    region: regionName,
    title,
    programme: (id) => `${title(id)}, ${organisation(`ukprn:${id.split('/')[0]}`)}`,
  }
}
