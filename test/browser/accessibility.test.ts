import { expect, it } from 'vitest'
import { anatomyOf, unreachedOf, violationsOf } from './audit.ts'
import { describeInBrowser, settled, visit, widths } from './browser.ts'
import { screenshot } from './screenshots.ts'
import { type State, states } from './states.ts'

const pathsOfTitles = new Map<string, Set<string>>()

const look = (name: string, state: State) =>
  visit({ as: state.as, plain: true }, async (visited) => {
    const { page } = visited
    await state.given?.(visited)
    await page.goto(state.path)
    await settled(page, state.isLoading)
    await state.when?.(visited)
    await page.getByText(state.shows).first().waitFor()

    const title = await page.title()
    const { pathname } = new URL(page.url())
    pathsOfTitles.set(title, (pathsOfTitles.get(title) ?? new Set()).add(pathname))
    expect(await unreachedOf(page), 'not reached with the tab key').toEqual([])
    for (const [width, pixels] of Object.entries(widths)) {
      await page.setViewportSize({ width: pixels, height: 900 })
      await expect
        .poll(() => anatomyOf(page), { message: width })
        .toEqual({ lang: 'en-GB', titled: true, plainFont: true, headings: 1, mains: 1, overflows: false })
      expect(await violationsOf(page, { isNarrow: width === 'narrow' }), width).toEqual([])
      await screenshot(page, `${name} ${width}`)
    }
  })

describeInBrowser('pictures and fonts left out, by axe and by keyboard, at 1280 pixels and at 320', () => {
  it.each(Object.entries(states))('%s', look)

  it('has a title of its own on every page', () => {
    expect([...pathsOfTitles].filter(([, paths]) => paths.size > 1)).toEqual([])
  })
})
