import type { WebConfig } from '../../web/config.ts'
import { signInPaths, webClient } from '../sign-in/paths.ts'

/** What the pages are told here: the names of the demonstration, and the sign-in of this machine. */
export const webConfigOf = (url: string): WebConfig => ({
  brand: {
    service: 'Ladder',
    owner: 'NHS England',
    commissioner: 'Health Education England',
    contact: 'ladder@example.nhs.uk',
  },
  signIn: {
    authorize: `${url}${signInPaths.authorize}`,
    token: `${url}${signInPaths.token}`,
    signOut: `${url}${signInPaths.signOut}`,
    issuer: url,
    clientId: webClient,
  },
})
