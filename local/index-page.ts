import { environmentPath } from './environment.ts'
import { json } from './reply.ts'
import type { Route } from './routes.ts'

/** The way in for somebody who opens the platform's address. */
export const indexRoute: Route = {
  method: 'GET',
  path: '/',
  scopes: 'public',
  answer: () =>
    json({
      name: 'Ladder',
      contract: '/openapi.json',
      events: '/asyncapi.json',
      health: '/health',
      token: 'POST /oauth2/token with grant_type=client_credentials, client_id=hee:england and client_secret=local',
    }),
}

/** For the commands on this machine that work on the store itself. The platform listens to nobody else. */
export const environmentRoute = (environment: Readonly<Record<string, string>>): Route => ({
  method: 'GET',
  path: environmentPath,
  scopes: 'public',
  answer: () => json(environment),
})
