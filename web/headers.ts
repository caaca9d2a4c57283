/**
 * The security policy of the pages: their own script, style and images, and nothing inline. `connect` is where they may send
 * besides their own origin: the sign-in's token endpoint and the bucket to which large files are uploaded.
 */
export const contentSecurityPolicy = (connect: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Addresses that show a page; each is answered with index.html, which sees from its address what to show. */
export const pagePaths = ['/', '/signed-in', '/pages/{page}'] as const
