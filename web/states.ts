import { Problem } from './client/problem.ts'
import type { WebConfig } from './config.ts'
import { type Html, html } from './html.ts'
import type { Shown } from './page.ts'

// What a page shows while, or because, its figures are not there.

/** The way in for somebody who is not signed in. */
export const start = ({ brand }: WebConfig): Shown => ({
  title: 'Assistant practitioner training',
  body: html`
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <h1>Assistant practitioner training</h1>
        <p class="nhsuk-lede-text">Which courses last, who leaves them, and who has a band 4 post in the end.</p>
        <p>Use this service to:</p>
        <ul>
          <li>see which courses and cohorts need somebody's attention, and why, if you commission training</li>
          <li>answer this month's return, if you employ trainees or teach them</li>
          <li>compare your figures with your region's</li>
        </ul>
        <button class="nhsuk-button" type="button" data-sign-in>Sign in</button>
        <p>You need an account that ${brand.owner} has given to your organisation. Write to
          <a href="mailto:${brand.contact}">${brand.contact}</a> if you have none.</p>
      </div>
    </div>`,
})

export const loading = (title: string): Shown => ({
  title,
  body: html`<h1>${title}</h1><p role="status" class="app-loading">Fetching the figures…</p>`,
})

const wayHome = (home: string | undefined): Html =>
  home === undefined ? html`` : html`<p><a href="${home}">Go to your start page</a></p>`

export const missing = (home: string | undefined): Shown => ({
  title: 'Page not found',
  body: html`
    <h1>Page not found</h1>
    <p>If you typed the address, check it is right. If you followed a link from one of our pages, tell us.</p>
    ${wayHome(home)}`,
})

export const forbidden = (home: string | undefined): Shown => ({
  title: 'This page is not for you',
  body: html`
    <h1>This page is not open to your organisation</h1>
    <p>Your account sees the pages in the menu above. Sign in with another account if you have one for another organisation.</p>
    ${wayHome(home)}`,
})

const sentenceOf = (error: unknown): string =>
  error instanceof Problem ? (error.detail ?? error.title) : 'Something went wrong in this page.'

/** A page that could not be made: what was wrong with the question, or that it is worth trying again. */
export const failed = (error: unknown): Shown => {
  const status = error instanceof Problem ? error.status : undefined
  if (status === 403)
    return {
      title: 'Not open to you',
      body: html`<h1>These figures are not open to you</h1><p>${sentenceOf(error)}.</p><p><a href="/">Go to your start page</a></p>`,
    }
  if (status === 404) return missing('/')
  const isAsked = status !== undefined && status >= 400 && status < 500
  return {
    title: isAsked ? 'These figures cannot be had' : 'There is a problem with the service',
    body: html`
      <h1>${isAsked ? 'These figures cannot be had' : 'There is a problem with the service'}</h1>
      <p>${sentenceOf(error)}</p>
      <p>${isAsked ? 'Change the filters in the address, or start again.' : 'Nothing you sent was lost. Try again in a minute.'}</p>
      <p><a href="">Try again</a> or <a href="/">go to your start page</a>.</p>`,
  }
}

export const signInFailed = (): Shown => ({
  title: 'You are not signed in',
  body: html`
    <h1>You are not signed in</h1>
    <p>Signing in was not finished, took too long, or was begun in another tab.</p>
    <button class="nhsuk-button" type="button" data-sign-in>Sign in again</button>`,
})

/** Not even the brand is known. */
export const unreachable = (): Html => html`
  <div class="nhsuk-width-container">
    <main class="nhsuk-main-wrapper">
      <h1>The service cannot be reached</h1>
      <p>Check your connection and <a href="">try again</a>.</p>
    </main>
  </div>`

export const statement = ({ brand }: WebConfig): Shown => ({
  title: 'Accessibility statement',
  body: html`
    <div class="nhsuk-grid-row"><div class="nhsuk-grid-column-two-thirds">
      <h1>Accessibility statement</h1>
      <p>${brand.owner} runs this service and wants as many people as possible to be able to use it. You should be able to zoom in
        to 400 % without text spilling off the screen, use every part of it with a keyboard or speech recognition alone, and
        listen to it with a screen reader. Every chart says its message in a sentence and gives its numbers as a table.</p>
      <h2>How accessible it is</h2>
      <p>It is built and tested against the Web Content Accessibility Guidelines 2.2 at level AA: every page in every state is
        checked by axe in a real browser, at 320 pixels, and by keyboard. It has not been audited by people who use assistive
        technology. Tables with many columns scroll sideways on narrow screens.</p>
      <h2>What to do if something does not work for you</h2>
      <p>Write to <a href="mailto:${brand.contact}">${brand.contact}</a>. If you are not happy with the answer, contact the
        <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>.</p>
    </div></div>`,
})
