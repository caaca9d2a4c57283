import { Problem } from '../client/problem.ts'
import { html } from '../html.ts'

// What the forms do in the browser. Nothing that somebody typed is ever rendered again: errors are put beside it.

/** Shows fields only while the choice that they belong to is made. What is hidden is disabled, so it is not sent. */
export const followChoices = (form: HTMLFormElement): void => {
  const follow = () => {
    const values = new FormData(form)
    for (const group of form.querySelectorAll<HTMLElement>('[data-while]')) {
      const choices = Object.entries(JSON.parse(group.dataset.while ?? '{}') as Record<string, readonly string[]>)
      const isShown = choices.some(([name, wanted]) => {
        const value = String(values.get(name) ?? '').trim()
        return value !== '' && (wanted.includes('*') || wanted.includes(value))
      })
      group.hidden = !isShown
      for (const control of group.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select'))
        control.disabled = !isShown
    }
  }
  form.addEventListener('input', follow)
  form.addEventListener('change', follow)
  follow()
}

/** An error and the field that it is about, unless it is about them all. */
export type FieldError = { readonly field?: string | undefined; readonly text: string }

/** Takes away what was said of an earlier attempt. */
export const clearErrors = (main: HTMLElement): void => {
  main.querySelector('.nhsuk-notification-banner')?.remove()
  for (const error of main.querySelectorAll('[data-error]')) error.remove()
  for (const group of main.querySelectorAll('.nhsuk-form-group--error'))
    group.classList.remove('nhsuk-form-group--error')
  for (const control of main.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid')
    control.classList.remove('nhsuk-input--error', 'nhsuk-select--error')
    describe(control, control.getAttribute('aria-describedby')?.replace(/ ?\S+-error$/, '') ?? '')
  }
  document.title = document.title.replace(/^Error: /, '')
}

/** Says what is wrong: all of it above, where the focus goes, and each at its field. */
export const showErrors = (main: HTMLElement, errors: readonly FieldError[]): void => {
  clearErrors(main)
  document.title = `Error: ${document.title}`
  main.insertAdjacentHTML(
    'afterbegin',
    summaryOf(errors, (field) => main.querySelector(`#${CSS.escape(field)}`) !== null),
  )
  for (const { field, text } of errors) if (field !== undefined) showError(main, field, text)
  const summary = main.querySelector<HTMLElement>('.nhsuk-error-summary')
  summary?.addEventListener('click', (event) => followLink(event, main))
  summary?.focus()
}

const summaryOf = (errors: readonly FieldError[], isThere: (field: string) => boolean): string =>
  html`
  <div class="nhsuk-error-summary" data-error tabindex="-1" role="alert" aria-labelledby="error-summary-title">
    <h2 class="nhsuk-error-summary__title" id="error-summary-title">There is a problem</h2>
    <div class="nhsuk-error-summary__body">
      <ul class="nhsuk-list nhsuk-error-summary__list">
        ${errors.map(({ field, text }) => html`<li>${field !== undefined && isThere(field) ? html`<a href="#${field}">${text}</a>` : text}</li>`)}
      </ul>
    </div>
  </div>`.markup

const showError = (main: HTMLElement, field: string, text: string): void => {
  const group = main.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
  const control = main.querySelector<HTMLElement>(`#${CSS.escape(field)}`)
  if (!group || !control) return
  group.classList.add('nhsuk-form-group--error')
  const message = html`<span class="nhsuk-error-message" data-error id="${field}-error"><span class="nhsuk-u-visually-hidden">Error:</span> ${text}</span>`
  const before = group.querySelector('.nhsuk-date-input, .nhsuk-radios, .nhsuk-checkboxes, select, input')
  before?.insertAdjacentHTML('beforebegin', message.markup)
  control.setAttribute('aria-invalid', 'true')
  if (control.matches('.nhsuk-input')) control.classList.add('nhsuk-input--error')
  if (control.matches('.nhsuk-select')) control.classList.add('nhsuk-select--error')
  describe(control, `${control.getAttribute('aria-describedby') ?? ''} ${field}-error`.trim())
}

const describe = (control: Element, ids: string): void => {
  if (ids === '') control.removeAttribute('aria-describedby')
  else control.setAttribute('aria-describedby', ids)
}

/** To the field itself, with its label in view. */
const followLink = (event: Event, main: HTMLElement): void => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const control = link && main.querySelector<HTMLElement>(link.hash)
  if (!control) return
  event.preventDefault()
  control.closest('[data-field]')?.scrollIntoView()
  control.focus({ preventScroll: true })
}

/** While `work` goes on, the buttons of a form cannot be pressed again; the one that was has the focus after it, unless an error takes it. */
export const whileBusy = async (form: HTMLElement, work: () => Promise<void>): Promise<void> => {
  const buttons = [...form.querySelectorAll<HTMLButtonElement>('button')].filter(({ disabled }) => !disabled)
  const pressed = document.activeElement
  for (const button of buttons) button.disabled = true
  try {
    await work()
  } finally {
    for (const button of buttons) button.disabled = false
    if (document.activeElement === document.body && pressed instanceof HTMLElement) pressed.focus()
  }
}

/** Does what a button asks for; what stands in the way is said as `errors` has it. */
export const orSay = async (
  main: HTMLElement,
  work: () => Promise<void>,
  errors: (problem: Problem) => readonly FieldError[] = ({ detail }) => [{ text: detail }],
): Promise<void> => {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    showErrors(main, errors(error))
  }
}
