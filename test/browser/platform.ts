import type { Organisation } from '#events/identifiers.ts'
import { clockFrom } from '#local/clock.ts'
import { type Client, signIn } from '#local/demonstration/client.ts'
import { startPlatform } from '#local/platform.ts'
import { history, organisations } from './history.ts'

/** The platform's address, and somebody who has completed and has no post. */
export type Scene = { readonly url: string; readonly trainee: string }

// Run in a process of its own: a platform changes the environment of the process that it is in. It ends with its parent.

const platform = await startPlatform({
  port: 0,
  clock: clockFrom(new Date('2024-10-20T09:00:00Z')),
  log: console.error,
})

const england = await signIn(platform.url, 'hee:england')
for (const [id, details] of organisations) await england.register(id, details)
const clients = new Map<string, Client>([['hee:england', england]])
let trainee = ''
for (const [by, events] of history()) {
  const client = clients.get(by) ?? (await signIn(platform.url, by as Organisation))
  clients.set(by, client)
  const { rejected, results } = await client.post(events)
  trainee = results[events.findIndex(({ type }) => type === 'post.missing')]?.subject ?? trainee
  if (rejected > 0) throw new Error(`${by} was refused: ${JSON.stringify(results.find(({ problem }) => problem))}`)
}
await platform.drained()

// A round opens and closes, so that there is a publication; the next is open.
for (const time of ['2024-11-01T07:00:00Z', '2024-11-23T05:00:00Z', '2024-12-02T09:00:00Z']) {
  await platform.moveTo(new Date(time))
  await platform.drained()
}

process.on('disconnect', () => void platform.stop().then(() => process.exit()))
process.send?.({ url: platform.url, trainee } satisfies Scene)
