import { definitionsIn } from '../dictionary.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { ruleMeanings, ruleNames } from '../parts/exceptions.ts'
import { capital } from '../words.ts'

/** What every figure means, from the contract that it is made by. */
export const definitions: Page = {
  title: 'What the figures mean',
  kinds: ['commissioner', 'hei', 'employer'],
  show: async ({ client }) => {
    const aggregates = definitionsIn(await client.ask('getOpenApi'))
    return {
      title: 'What the figures mean',
      body: html`
        <h1>What the figures mean</h1>
        <p>These words come from the contract that the figures themselves are made by. Rates are over the whole slice that a page
          shows: an enrolment counts where its employer, region and setting are now.</p>
        <ul>
          ${aggregates.map(({ aggregate }) => html`<li><a href="#${aggregate}">${capital(aggregate)}</a></li>`)}
          <li><a href="#symbols">Symbols and rounding</a></li>
          <li><a href="#exceptions">Exceptions</a></li>
        </ul>
        ${aggregates.map(
          ({ aggregate, measures }) => html`
            <h2 id="${aggregate}">${capital(aggregate)}</h2>
            <dl class="nhsuk-summary-list">
              ${measures.map(
                ({ id, name, means }) => html`
                <div class="nhsuk-summary-list__row" id="${id}">
                  <dt class="nhsuk-summary-list__key">${name}</dt>
                  <dd class="nhsuk-summary-list__value">${means}</dd>
                </div>`,
              )}
            </dl>`,
        )}
        <h2 id="symbols">Symbols and rounding</h2>
        <dl class="nhsuk-summary-list">
          ${symbols.map(
            ([symbol, means]) => html`
            <div class="nhsuk-summary-list__row">
              <dt class="nhsuk-summary-list__key">${symbol}</dt>
              <dd class="nhsuk-summary-list__value">${means}</dd>
            </div>`,
          )}
        </dl>
        <h2 id="exceptions">Exceptions</h2>
        <dl class="nhsuk-summary-list">
          ${Object.entries(ruleNames).map(
            ([rule, name]) => html`
            <div class="nhsuk-summary-list__row" id="${rule}">
              <dt class="nhsuk-summary-list__key">${name}</dt>
              <dd class="nhsuk-summary-list__value">${ruleMeanings[rule]}</dd>
            </div>`,
          )}
        </dl>`,
    }
  },
}

const symbols = [
  ['0', 'None. Where counts are rounded, also one or two.'],
  ['[c]', 'Confidential: a rate on fewer than 22.5 people, which might tell who they are.'],
  ['[x]', 'Not known for this slice: places are commissioned by cohort and region only.'],
  ['[z]', 'Does not apply: there is nothing that it could be a rate of.'],
  [
    'Rounded',
    'Counts to the nearest 5, as HESA rounds. Where the parts of a sum would give a small count away, it may move by another 5. Rates are those of the rounded counts.',
  ],
  ['Live', 'As known at the moment that the page says. Live figures move as events come in.'],
  ['Published', 'Frozen at the close of a monthly round. What is corrected later is shown beside them as restated.'],
] as const
