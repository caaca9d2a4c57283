import { escaped } from '../html.ts'
import type { PagesState } from './build.ts'
import type { OwnPage } from './own-page.ts'

const soon = { status: 503, refreshSeconds: 2 }

/** Stands in for the pages until the platform is there. */
export const startingPage: OwnPage = {
  ...soon,
  title: 'Ladder is starting',
  main: '<h1 class="nhsuk-heading-l">Ladder is starting</h1><p>This page loads itself again in a moment.</p>',
}

/** Stands in for pages that are not there: why, and what helps. */
export const noticeOf = (state: PagesState): OwnPage => {
  if (state.is === 'building')
    return {
      ...soon,
      title: 'The pages are being built',
      main: '<h1 class="nhsuk-heading-l">The pages are being built</h1><p>This page loads itself again in a moment.</p>',
    }
  const title = state.is === 'failed' ? 'The pages could not be built' : 'The pages are not built'
  const reason = state.is === 'failed' ? `<pre class="nhsuk-body" tabindex="0">${escaped(state.reason)}</pre>` : ''
  return {
    status: 503,
    title,
    main: `<h1 class="nhsuk-heading-l">${title}</h1>
<p>The API works all the same: <a href="/openapi.json">its contract</a>. To build the pages: <code>node web/build.ts</code></p>
${reason}`,
  }
}
