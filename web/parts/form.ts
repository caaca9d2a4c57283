import { attributes, type Html, html } from '../html.ts'

export type Option = readonly [value: string, text: string]

type Field = {
  /** Also the id of the control, to which an error leads. */
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value?: string | undefined
}

const labelOf = ({ name, label }: Field): Html =>
  html`<label class="nhsuk-label nhsuk-label--s" for="${name}">${label}</label>`

const hintOf = ({ name, hint }: Field): Html | false =>
  hint !== undefined && html`<div class="nhsuk-hint" id="${name}-hint">${hint}</div>`

const describedBy = ({ name, hint }: Field) => ({ 'aria-describedby': hint !== undefined && `${name}-hint` })

/** `none` is what no choice is called; the control's id is its name, unless told. */
export const selectField = ({ id, none, options, ...field }: Field & SelectOptions): Html => {
  const named = { ...field, name: id ?? field.name }
  return html`
    <div class="nhsuk-form-group" data-field="${named.name}">
      ${labelOf(named)}${hintOf(named)}
      <select class="nhsuk-select" id="${named.name}" name="${field.name}"${attributes(describedBy(named))}>
        <option value="">${none}</option>
        ${options.map(([value, text]) => html`<option value="${value}"${attributes({ selected: value === field.value })}>${text}</option>`)}
      </select>
    </div>`
}
type SelectOptions = { readonly id?: string; readonly none: string; readonly options: readonly Option[] }

export const inputField = (field: Field & { readonly width?: 3 | 5 | 10; readonly numeric?: true }): Html => html`
  <div class="nhsuk-form-group" data-field="${field.name}">
    ${labelOf(field)}${hintOf(field)}
    <input class="nhsuk-input${field.width !== undefined && ` nhsuk-input--width-${field.width}`}" id="${field.name}" name="${field.name}" type="text"${attributes({ ...describedBy(field), value: field.value, inputmode: field.numeric && 'decimal', autocomplete: 'off' })}>
  </div>`

/** A date as three numbers, as people know it from other NHS forms; `dateIn` reads it. */
export const dateField = (field: Field): Html => {
  const [year, month, day] = field.value?.split('-') ?? []
  const part = (name: string, label: string, value: string | undefined, width: 2 | 4) => html`
    <div class="nhsuk-date-input__item">
      <div class="nhsuk-form-group">
        <label class="nhsuk-label nhsuk-date-input__label" for="${name}">${label}</label>
        <input class="nhsuk-input nhsuk-date-input__input nhsuk-input--width-${width}" id="${name}" name="${name}" type="text" inputmode="numeric"${attributes({ value, autocomplete: 'off' })}>
      </div>
    </div>`
  return html`
    <div class="nhsuk-form-group" data-field="${field.name}">
      <fieldset class="nhsuk-fieldset" role="group"${attributes(describedBy(field))}>
        <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">${field.label}</legend>
        ${hintOf(field)}
        <div class="nhsuk-date-input">
          ${part(field.name, 'Day', day, 2)}${part(`${field.name}-month`, 'Month', month, 2)}${part(`${field.name}-year`, 'Year', year, 4)}
        </div>
      </fieldset>
    </div>`
}

/** The date that somebody typed, as far as it is one: the API says what is wrong with it. */
export const dateIn = (form: FormData, name: string): string | undefined => {
  const [day = '', month = '', year = ''] = [name, `${name}-month`, `${name}-year`].map((part) =>
    String(form.get(part) ?? '').trim(),
  )
  return day + month + year === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

export const checkboxField = (field: Field & { readonly checked?: boolean }): Html => html`
  <div class="nhsuk-form-group" data-field="${field.name}">
    <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
      <div class="nhsuk-checkboxes__item">
        <input class="nhsuk-checkboxes__input" type="checkbox" id="${field.name}" name="${field.name}" value="true"${attributes({ ...describedBy(field), checked: field.checked ?? false })}>
        <label class="nhsuk-label nhsuk-checkboxes__label" for="${field.name}">${field.label}</label>
        ${field.hint !== undefined && html`<div class="nhsuk-hint nhsuk-checkboxes__hint" id="${field.name}-hint">${field.hint}</div>`}
      </div>
    </div>
  </div>`

export const fileField = (field: Field & { readonly accept: string }): Html => html`
  <div class="nhsuk-form-group" data-field="${field.name}">
    ${labelOf(field)}${hintOf(field)}
    <input class="nhsuk-file-upload" type="file" id="${field.name}" name="${field.name}" accept="${field.accept}"${attributes(describedBy(field))}>
  </div>`

/** Fields that make sense only while one of the controls has one of its values, `*` being any; see `followChoices`. */
export const shownWhile = (choices: Readonly<Record<string, readonly string[]>>, fields: readonly Html[]): Html =>
  html`<div data-while="${JSON.stringify(choices)}">${fields}</div>`
