import { Refusal } from '#shared/refusal.ts'

type Headers = Readonly<Partial<Record<string, string>>>

/** Whether a request is a CloudEvent in binary mode: its attributes are headers. */
export const isBinary = (headers: Headers): boolean => headers['ce-specversion'] !== undefined

/** The event that `ce-` headers and a body make up. Header values are percent-encoded. */
export const binaryEvent = (headers: Headers, data: unknown): Record<string, unknown> => {
  const attributes = Object.entries(headers)
    .filter(([name]) => name.startsWith('ce-'))
    .map(([name, value = '']) => [name.slice('ce-'.length), decoded(name, value)])
  return { ...Object.fromEntries(attributes), data }
}

const decoded = (name: string, value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    throw new Refusal('malformed', `The header ${name} has a % that does not encode anything`)
  }
}
