import { type FilterName, type Filters, pageAddress } from '../address.ts'
import { month } from '../format.ts'
import { attributes, type Html, html } from '../html.ts'
import type { Names } from '../names.ts'
import type { Context } from '../page.ts'
import { InWords, inWords, regionCodes, sliceWord } from '../words.ts'
import { type Option, selectField } from './form.ts'

const vocabularies = {
  route: ['higher-apprenticeship', 'foundation-degree', 'cert-he', 'dip-he', 'diploma'],
  setting: ['mental-health', 'physical-health', 'community', 'primary-care', 'social-care', 'laboratory', 'other'],
  funding: ['levy', 'co-investment', 'training-grant', 'self-funded', 'other'],
  guaranteedPost: ['true', 'false'],
} as const

/** The value of a filter as people call it. */
export const filterText = (name: FilterName, value: string, names: Names): string => {
  switch (name) {
    case 'region':
      return names.region(value)
    case 'hei':
    case 'employer':
      return names.organisation(value)
    case 'programme':
      return names.programme(value)
    case 'cohort': {
      const [hei, slug, intake = ''] = value.split('/')
      return `${names.programme(`${hei}/${slug}`)}, ${month(intake)}`
    }
    case 'intake':
      return month(value)
    case 'icb':
      return value
    default:
      return inWords(value)
  }
}

/** The slice that a page looks at, for a heading: "North West, mental health". */
export const sliceText = (filters: Filters, { names, session }: Pick<Context, 'names' | 'session'>): string => {
  // A cohort's name has that of its course in it.
  const said = Object.entries(filters).filter(([name]) => name !== 'programme' || filters.cohort === undefined)
  const parts = said.map(([name, value]) => filterText(name as FilterName, value, names))
  const region = session.region !== undefined && filters.region === undefined ? [names.region(session.region)] : []
  const all = session.kind === 'commissioner' ? 'England' : names.organisation(session.organisation)
  return [...region, ...parts].join(', ') || all
}

const optionsOf = (name: FilterName, { names, filters, session }: Context): Option[] => {
  const here = session.region ?? filters.region
  switch (name) {
    case 'region':
      return regionCodes.map((code) => [code, names.region(code)])
    case 'hei':
    case 'employer':
      return names.organisations
        .filter(({ kind, region }) => kind === name && (name === 'hei' || here === undefined || region === here))
        .map(({ id, name }) => [id, name])
    case 'programme':
      return names.programmes
        .filter(({ hei }) => filters.hei === undefined || hei === filters.hei)
        .map(({ id }) => [id, names.programme(id)])
    case 'specialism':
      return [...new Set(names.programmes.map(({ specialism }) => specialism))]
        .toSorted()
        .map((value) => [value, InWords(value)])
    case 'route':
    case 'setting':
    case 'funding':
    case 'guaranteedPost':
      return vocabularies[name].map((value) => [value, InWords(value)])
    default:
      return []
  }
}

type FilterForm = {
  readonly page: string
  /** Which filters can be chosen here; others in the address are kept. */
  readonly choose: readonly FilterName[]
  /** The months that are published, oldest first; without them there is no choice between live and published. */
  readonly publications?: readonly string[]
  /** What else can be chosen on this page. */
  readonly more?: readonly { readonly name: string; readonly label: string; readonly options: readonly Option[] }[]
}

/** The filters of a page: a form that asks the same page again, so that the address is the view. */
export const filterForm = (context: Context, { page, choose, publications, more = [] }: FilterForm): Html => {
  const { filters, parameters, session, names } = context
  const chosen = choose.filter((name) => name !== 'region' || session.region === undefined)
  // A cursor is that of one question: another choice begins again.
  const asked = new Set<string>([...choose, ...more.map(({ name }) => name), 'publication', 'cursor'])
  const others = [...parameters].filter(([name]) => !asked.has(name))
  const isMore = more.some(({ name }) => parameters.get(name))
  const active = Object.entries(filters) as [FilterName, string][]
  return html`
    <details class="nhsuk-details app-filters app-no-print"${attributes({ open: active.length > 0 || isMore || parameters.has('publication') })}>
      <summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">Filter: ${sliceText(filters, context)}</span></summary>
      <div class="nhsuk-details__text">
        <form method="get" action="${pageAddress(page)}">
          ${others.map(([name, value]) => value !== '' && html`<input type="hidden" name="${name}" value="${value}">`)}
          <div class="app-filters__fields">
            ${chosen.map((name) => selectField({ id: `filter-${name}`, name, label: sliceWord(name), none: 'All', options: optionsOf(name, context), value: filters[name] }))}
            ${more.map(({ name, ...field }) => selectField({ id: `filter-${name}`, name, ...field, none: 'All', value: parameters.get(name) ?? undefined }))}
            ${publications && selectField({ id: 'filter-publication', name: 'publication', label: 'Figures', none: 'Latest', options: publications.toReversed().map((one) => [one, `Published, ${month(one)}`]), value: parameters.get('publication') ?? undefined })}
          </div>
          <button class="nhsuk-button nhsuk-button--small" type="submit">Apply filters</button>
          <a class="app-filters__clear" href="${pageAddress(page)}">Clear filters</a>
        </form>
        ${active.length > 0 && html`<p role="status" class="nhsuk-u-visually-hidden">Filtered by ${active.map(([name, value]) => `${sliceWord(name)}: ${filterText(name, value, names)}`).join(', ')}</p>`}
      </div>
    </details>`
}
