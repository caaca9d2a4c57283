import { pageAddress } from './address.ts'
import type { WebConfig } from './config.ts'
import { attributes, type Html, html } from './html.ts'
import type { Kind } from './session.ts'

/** Where each kind of organisation can go, the home page first. */
const navigation: Readonly<Record<Kind, readonly (readonly [page: string, text: string])[]>> = {
  commissioner: [
    ['overview', 'Overview'],
    ['sustainability', 'Sustainability'],
    ['churn', 'Churn'],
    ['outcomes', 'Outcomes'],
    ['collection', 'Collection'],
    ['exceptions', 'Exceptions'],
  ],
  hei: [
    ['month', 'This month'],
    ['trainees', 'My trainees'],
    ['figures', 'My figures'],
    ['send', 'Send a file'],
    ['exceptions', 'Exceptions'],
  ],
  employer: [
    ['month', 'This month'],
    ['trainees', 'My trainees'],
    ['figures', 'My figures'],
    ['exceptions', 'Exceptions'],
  ],
  epao: [],
}

/** The page that somebody of a kind starts from. An assessment organisation has none: its system sends. */
export const homeOf = (kind: Kind): string | undefined => {
  const [first] = navigation[kind]
  return first && pageAddress(first[0])
}

export type Frame = {
  readonly config: WebConfig
  /** The page that is shown; none at the start. */
  readonly current?: string
  readonly signedIn?: { readonly kind: Kind; readonly name: string }
  readonly main: Html
}

/** What stands around every page. */
export const frame = ({ config, current, signedIn, main }: Frame): Html => html`
  <a class="nhsuk-skip-link" href="#main" data-module="nhsuk-skip-link">Skip to main content</a>
  <header class="nhsuk-header" data-module="nhsuk-header">
    <div class="nhsuk-header__container nhsuk-width-container">
      <div class="nhsuk-header__service">
        <a class="nhsuk-header__service-name" href="/">${config.brand.service}</a>
      </div>
      ${signedIn && account(signedIn.name)}
    </div>
    ${signedIn && menu(signedIn.kind, current)}
  </header>
  <div class="nhsuk-width-container">
    <main class="nhsuk-main-wrapper" id="main" tabindex="-1">${main}</main>
  </div>
  <footer class="nhsuk-footer">
    <div class="nhsuk-width-container">
      <div class="nhsuk-footer__meta">
        <h2 class="nhsuk-u-visually-hidden">Support links</h2>
        <ul class="nhsuk-footer__list">
          ${signedIn && footerItem(pageAddress('definitions'), 'What the figures mean')}
          ${footerItem('/pages/accessibility', 'Accessibility statement')}
          ${footerItem(`mailto:${config.brand.contact}`, 'Contact us')}
          ${footerItem('/openapi.json', 'For developers: the API')}
        </ul>
        <p class="nhsuk-body-s">${config.brand.owner}</p>
      </div>
    </div>
  </footer>`

const account = (name: string): Html => html`
  <nav class="nhsuk-header__account" aria-label="Account">
    <ul class="nhsuk-header__account-list">
      <li class="nhsuk-header__account-item">${name}</li>
      <li class="nhsuk-header__account-item">
        <button class="nhsuk-header__account-button" type="button" data-sign-out>Sign out</button>
      </li>
    </ul>
  </nav>`

const menu = (kind: Kind, current: string | undefined): Html => html`
  <nav class="nhsuk-header__navigation" aria-label="Menu">
    <div class="nhsuk-header__navigation-container nhsuk-width-container">
      <ul class="nhsuk-header__navigation-list">
        ${navigation[kind].map(
          ([page, text]) => html`
            <li class="nhsuk-header__navigation-item${page === current && ' nhsuk-header__navigation-item--current'}">
              <a class="nhsuk-header__navigation-link" href="${pageAddress(page)}"${attributes({ 'aria-current': page === current && 'page' })}>${text}</a>
            </li>`,
        )}
        <li class="nhsuk-header__menu" hidden>
          <button class="nhsuk-header__menu-toggle nhsuk-header__navigation-link" id="toggle-menu" aria-expanded="false" type="button">
            <span class="nhsuk-u-visually-hidden">Browse </span>More
          </button>
        </li>
      </ul>
    </div>
  </nav>`

const footerItem = (href: string, text: string): Html => html`
  <li class="nhsuk-footer__list-item"><a class="nhsuk-footer__list-item-link" href="${href}">${text}</a></li>`
