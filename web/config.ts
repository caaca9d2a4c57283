/** What the pages are told about the place where they are served, at /config.json: brand, names and sign-in differ from one to the next. */
export type WebConfig = {
  readonly brand: {
    /** What the service is called at the top of each page. */
    readonly service: string
    /** Who runs it, in the footer and in the briefing. */
    readonly owner: string
    /** What a regional commissioner is called, before the name of its region. */
    readonly commissioner: string
    /** Where somebody turns who cannot go on: an address of mail. */
    readonly contact: string
  }
  readonly signIn: {
    /** OpenID Connect: where the browser goes, where the code becomes a token, and where a session ends. */
    readonly authorize: string
    readonly token: string
    readonly signOut: string
    readonly issuer: string
    readonly clientId: string
  }
}
