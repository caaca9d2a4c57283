import { type Html, html } from '../html.ts'

const KEPT = 'ladder.word'

type Word = { readonly title: string; readonly text: string }

/** Leaves a word for the page that is opened next, as after something was sent. */
export const leaveWord = (word: Word): void => sessionStorage.setItem(KEPT, JSON.stringify(word))

/** The word that the page before has left, once. The banner takes the focus. */
export const wordLeft = (): Html | false => {
  const kept = sessionStorage.getItem(KEPT)
  sessionStorage.removeItem(KEPT)
  return kept !== null && success(JSON.parse(kept) as Word)
}

const success = ({ title, text }: Word): Html => html`
  <div class="nhsuk-notification-banner nhsuk-notification-banner--success" role="alert" aria-labelledby="word-title" data-module="nhsuk-notification-banner">
    <div class="nhsuk-notification-banner__header"><h2 class="nhsuk-notification-banner__title" id="word-title">Success</h2></div>
    <div class="nhsuk-notification-banner__content">
      <h3 class="nhsuk-notification-banner__heading">${title}</h3>
      <p>${text}</p>
    </div>
  </div>`
