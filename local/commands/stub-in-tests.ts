import { mkdtemp, writeFile } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { listen } from '../http-server.ts'
import type { Outcome } from './command.ts'
import { parseCommandLine } from './command-line.ts'
import { commands } from './commands.ts'

/** A request as the stub had it. */
export type Had = {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
type Answered = { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown }
type Answer = (had: Had) => Answered

const tokenOf = (organisation: string, nth: number): string =>
  ['header', Buffer.from(JSON.stringify({ 'ladder:organisation': organisation })).toString('base64url'), nth].join('.')

/** Something that answers as Ladder's API might. It gives tokens to everybody, and keeps what it was asked. */
export const startStub = async (answer: Answer) => {
  const had: Had[] = []
  let tokens = 0
  const server = await listen(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://stub')
    const asked = {
      method: request.method ?? '',
      path: decodeURIComponent(pathname),
      query: Object.fromEntries(searchParams),
      headers: request.headers,
      body: await text(request),
    }
    const {
      status = 200,
      headers = {},
      body,
    } = asked.path === '/oauth2/token'
      ? { body: { access_token: tokenOf(new URLSearchParams(asked.body).get('client_id') ?? '', ++tokens) } }
      : answer(asked)
    if (asked.path !== '/oauth2/token') had.push(asked)
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body ?? {}))
  })
  return { url: server.url, had, tokens: () => tokens, stop: server.stop }
}

/** Runs a command as its line says, against an address. */
export const runAt = async (url: string, ...line: readonly string[]): Promise<Outcome> => {
  const parsed = parseCommandLine(line, commands)
  if (parsed.asks === 'help') throw new Error('this asks for help')
  const terminal = { report: () => undefined, environment: { LADDER_URL: url, LADDER_CLIENT_ID: 'ukprn:10000011' } }
  return parsed.command.run(parsed.values, parsed.positionals, terminal)
}

/** A file of a test's own with this in it. */
export const fileOf = async (name: string, content: string): Promise<string> => {
  const file = join(await mkdtemp(join(tmpdir(), 'ladder-commands-')), name)
  await writeFile(file, content)
  return file
}
