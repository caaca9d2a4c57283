import { preferred } from '#functions/kit/negotiate.ts'
import { escaped } from '../html.ts'
import { json, type Reply } from '../reply.ts'
import type { Route } from '../routes.ts'
import type { Mail, Outbox } from './outbox.ts'

/** What would have gone out, to be read: as a page, or as JSON for whoever asks for it. */
export const messagesRoute = (outbox: Pick<Outbox, 'list'>): Route => ({
  method: 'GET',
  path: '/local/messages',
  scopes: 'public',
  answer: ({ request }) =>
    preferred(request.headers.accept, ['text/html', 'application/json']) === 'text/html'
      ? page(outbox.list())
      : json({ messages: outbox.list() }),
})

const page = (mails: readonly Mail[]): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Messages that would have gone out – Ladder</title>
</head>
<body>
<main>
<h1>Messages that would have gone out</h1>
<p>${mails.length === 0 ? 'None so far.' : `${mails.length}, the newest first. On this machine nothing is sent.`}</p>
${mails.map(article).join('\n')}
</main>
</body>
</html>
`,
})

const article = ({ id, to, subject, body, at }: Mail): string => `<article aria-labelledby="m-${id}">
<h2 id="m-${id}">${escaped(subject)}</h2>
<dl>
<dt>To</dt><dd>${escaped(to)}</dd>
<dt>When</dt><dd><time datetime="${escaped(at)}">${escaped(at)}</time></dd>
</dl>
${body
  .split(/\n{2,}/)
  .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
  .join('\n')}
</article>`
