/** The client that the pages are. It is public: it has no secret, and proves itself by PKCE. */
export const webClient = 'ladder-web'

/** The sign-in's addresses, as Cognito has them. */
export const signInPaths = { authorize: '/oauth2/authorize', token: '/oauth2/token', signOut: '/logout' } as const
