import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contentSecurityPolicy } from '../../web/headers.ts'
import { escaped } from '../html.ts'
import type { Reply } from '../reply.ts'

export type OwnPage = {
  readonly status?: number
  readonly title: string
  /** HTML, in which everything that came from elsewhere is escaped. */
  readonly main: string
  /** Loads itself again after so many seconds. */
  readonly refreshSeconds?: number
}

/** A page of the platform itself, which looks like the pages in `folder` once they are built. */
export const ownPage = async (
  folder: string,
  { status = 200, title, main, refreshSeconds }: OwnPage,
): Promise<Reply> => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy(),
    ...(refreshSeconds !== undefined && { 'retry-after': String(refreshSeconds) }),
  },
  body: `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${escaped(title)} – Ladder</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${refreshSeconds}">`}
${(await stylesheetsOf(folder)).map((href) => `<link rel="stylesheet" href="${href}">`).join('\n')}
</head>
<body>
<header class="nhsuk-header"><div class="nhsuk-header__container nhsuk-width-container">
<div class="nhsuk-header__service"><span class="nhsuk-header__service-name">Ladder</span></div>
</div></header>
<div class="nhsuk-width-container"><main class="nhsuk-main-wrapper" id="maincontent">
${main}
</main></div>
</body>
</html>
`,
})

const stylesheetsOf = async (folder: string): Promise<string[]> => {
  const built = await readFile(join(folder, 'index.html'), 'utf8').catch(() => '')
  return [...built.matchAll(/<link rel="stylesheet"[^>]* href="([\w./-]+)"/g)].map(([, href = '']) => href)
}
