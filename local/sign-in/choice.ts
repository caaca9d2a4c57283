import { escaped } from '../html.ts'
import type { OwnPage } from '../pages/own-page.ts'
import type { Person } from './people.ts'

type Choice = {
  readonly people: readonly Person[]
  /** Where the choice is sent: the request to sign in, as it came. */
  readonly action: string
  /** Whether somebody has gone on without choosing. */
  readonly missing?: boolean
}

const headings = { commissioner: 'Commissioners', hei: 'Universities and colleges', employer: 'Employers' } as const
const kinds = ['commissioner', 'hei', 'employer'] as const

const wish = 'Choose who to sign in as'

/** Whom to be. On AWS this is Cognito's page, and asks for a password and a second factor. */
export const choicePage = ({ people, action, missing = false }: Choice): OwnPage => ({
  ...(missing && { status: 400 }),
  title: `${missing ? 'Error: ' : ''}Sign in`,
  main: `<div class="nhsuk-grid-row"><div class="nhsuk-grid-column-two-thirds">
${missing ? summary(people) : ''}
<h1 class="nhsuk-heading-l">${wish}</h1>
<p>This is Ladder on one machine. Each organisation in its register has one invented person, and nobody has a password.</p>
<form method="post" action="${escaped(action)}">
${missing ? `<p class="nhsuk-error-message" id="person-error"><span class="nhsuk-u-visually-hidden">Error:</span> ${wish}</p>` : ''}
${kinds.map((kind) => group(kind, people, missing)).join('\n')}
<button class="nhsuk-button" type="submit">Sign in</button>
</form>
</div></div>`,
})

const idOf = ({ organisation }: Person): string => `person-${organisation.replace(':', '-')}`

const group = (kind: Person['kind'], people: readonly Person[], missing: boolean): string => {
  const own = people.filter((person) => person.kind === kind)
  if (own.length === 0) return ''
  return `<div class="nhsuk-form-group"><fieldset class="nhsuk-fieldset"${missing ? ' aria-describedby="person-error"' : ''}>
<legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--m"><h2 class="nhsuk-fieldset__heading">${headings[kind]}</h2></legend>
<div class="nhsuk-radios nhsuk-radios--small">
${own.map(radio).join('\n')}
</div>
</fieldset></div>`
}

const radio = (person: Person): string => `<div class="nhsuk-radios__item">
<input class="nhsuk-radios__input" id="${idOf(person)}" name="person" type="radio" value="${escaped(person.organisation)}">
<label class="nhsuk-label nhsuk-radios__label" for="${idOf(person)}">${escaped(person.name)}</label>
</div>`

const summary = ([first]: readonly Person[]): string => `<div class="nhsuk-error-summary"><div role="alert">
<h2 class="nhsuk-error-summary__heading">There is a problem</h2>
<div class="nhsuk-error-summary__body"><ul class="nhsuk-list nhsuk-error-summary__list">
<li><a href="#${first ? idOf(first) : ''}">${wish}</a></li>
</ul></div>
</div></div>`

/** Why nobody can sign in so. It leads nowhere: the address in a request that is wrong is not to be trusted. */
export const faultPage = (fault: string): OwnPage => ({
  status: 400,
  title: 'This sign-in cannot go on',
  main: `<h1 class="nhsuk-heading-l">This sign-in cannot go on</h1>
<p>${escaped(fault)}</p>
<p><a href="/">Start again</a></p>`,
})
