import { appendFile, readFile } from 'node:fs/promises'

/** An e-mail that would have gone out. */
export type Mail = {
  readonly id: string
  readonly reference: string | null
  readonly template: string
  readonly to: string
  readonly subject: string
  readonly body: string
  /** When, by the platform's clock. */
  readonly at: string
}

export type Outbox = {
  readonly add: (mail: Mail) => Promise<void>
  /** All of them, the newest first. */
  readonly list: () => readonly Mail[]
}

/** Keeps outgoing e-mails: in a file, a line each, or without one in memory. */
export const openOutbox = async (file?: string): Promise<Outbox> => {
  const mails = file === undefined ? [] : await kept(file)
  return {
    add: async (mail) => {
      // The line before may have been cut by a crash: this one begins anew.
      if (file !== undefined) await appendFile(file, `\n${JSON.stringify(mail)}`, { mode: 0o600 })
      mails.push(mail)
    },
    list: () => mails.toReversed(),
  }
}

const kept = async (file: string): Promise<Mail[]> => {
  const text = await readFile(file, 'utf8').catch(() => '')
  // A line that a crash has cut is none: its sender got no answer.
  return text.split('\n').flatMap((line) => mailIn(line) ?? [])
}

const mailIn = (line: string): Mail | undefined => {
  try {
    return JSON.parse(line) as Mail
  } catch {
    return undefined
  }
}
