import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartupError } from './startup-error.ts'

export type HttpServer = { readonly url: string; readonly port: number; readonly stop: () => Promise<void> }

/** Listens on this machine only; port 0 takes any free one. `stop` lets answers under way finish for a second. */
export const listen = async (listener: RequestListener, port = 0): Promise<HttpServer> => {
  const server = createServer(listener)
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new StartupError(`Port ${port} is in use: choose another one with --port`)
    if (code === 'EACCES') throw new StartupError(`Port ${port} needs more rights: choose one above 1023 with --port`)
    throw error
  }
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    stop: async () => {
      const cut = setTimeout(() => server.closeAllConnections(), 1000)
      await new Promise((resolve) => server.close(resolve))
      clearTimeout(cut)
    },
  }
}
