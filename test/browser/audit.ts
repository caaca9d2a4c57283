import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Colours and names are the same at every width; these are not. */
const rulesOfLayout = ['aria-hidden-focus', 'button-name', 'region', 'scrollable-region-focusable', 'target-size']

/** What axe finds, each with where. */
export const violationsOf = async (page: Page, { isNarrow = false } = {}): Promise<string[]> => {
  // What passes is not asked for: telling it takes longer than finding it.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (isNarrow ? axe.withRules(rulesOfLayout) : axe.withTags(standards)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
  )
}

/** What every page has, and that nobody need scroll it sideways. */
export const anatomyOf = (page: Page) =>
  page.evaluate(() => ({
    lang: document.documentElement.lang,
    titled: document.title.includes('Ladder'),
    plainFont: getComputedStyle(document.body).fontFamily.includes('sans-serif'),
    headings: document.querySelectorAll('h1').length,
    mains: document.querySelectorAll('main').length,
    overflows: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  }))

/** What can be used with a mouse and cannot be reached with the tab key, or is not seen to have the focus when it has it. */
export const unreachedOf = async (page: Page): Promise<string[]> => {
  const count = await page.evaluate(() => {
    const usable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
    const found = [...document.querySelectorAll<HTMLElement>(usable)].filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled'),
    )
    for (const element of found) element.dataset.unreached = ''
    // Radio buttons of one name are one stop.
    const radios = found.filter((element) => element.matches('[type=radio]')) as HTMLInputElement[]
    for (const radio of radios)
      if (
        radio !==
        (radios.find(({ name, checked }) => name === radio.name && checked) ??
          radios.find(({ name }) => name === radio.name))
      )
        delete radio.dataset.unreached
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement)) return
      const { outlineStyle, boxShadow } = getComputedStyle(target)
      const label = target.matches('[type=radio], [type=checkbox]') ? target.nextElementSibling : null
      const isSeen =
        outlineStyle !== 'none' ||
        boxShadow !== 'none' ||
        (label && getComputedStyle(label, '::before').boxShadow !== 'none')
      if (isSeen) delete target.dataset.unreached
    })
    return found.length
  })
  await page.evaluate(() => document.body.focus())
  for (let pressed = 0; pressed <= count; pressed++) await page.keyboard.press('Tab')
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-unreached]')].map(({ outerHTML }) => outerHTML.slice(0, 160)),
  )
}
