import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInBrowser, settled, visit, widths } from './browser.ts'
import { northWest } from './history.ts'

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

/** Goes on with the tab key until something is reached. */
const tabTo = async (page: Page, text: RegExp): Promise<void> => {
  for (let pressed = 0; pressed < 60; pressed++) {
    await page.keyboard.press('Tab')
    if (text.test(await focused(page))) return
  }
  throw new Error(`the tab key never reaches ${text}`)
}

describeInBrowser('without a mouse', () => {
  it('the header is skipped', () =>
    visit({ as: northWest }, async ({ page }) => {
      await page.goto('/pages/overview')
      await settled(page)
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('Skip to main content')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    }))

  it('figures are filtered and the table is sorted', () =>
    visit({ as: northWest }, async ({ page }) => {
      await page.goto('/pages/sustainability')
      await settled(page)
      await tabTo(page, /^Filter: /)
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.keyboard.type('River')
      await tabTo(page, /^Apply filters$/)
      await page.keyboard.press('Enter')
      await page.waitForURL(/hei=ukprn/)
      await settled(page)
      await page.getByRole('heading', { name: 'Sustainability: North West, Riverside University' }).waitFor()

      await tabTo(page, /^Last intake$/)
      const sorted = () => page.evaluate(() => document.activeElement?.closest('th')?.getAttribute('aria-sort'))
      await page.keyboard.press('Enter')
      const first = await sorted()
      await page.keyboard.press('Space')
      expect([first, await sorted()].toSorted()).toEqual(['ascending', 'descending'])
    }))

  it('the menu of a narrow screen opens and closes', () =>
    visit({ as: northWest, width: widths.narrow }, async ({ page }) => {
      await page.goto('/pages/overview')
      await settled(page)
      await tabTo(page, /More$/)
      const isOpen = () => page.evaluate(() => document.querySelector('#toggle-menu')?.getAttribute('aria-expanded'))
      await page.keyboard.press('Enter')
      expect(await isOpen()).toBe('true')
      await page.keyboard.press('Escape')
      expect(await isOpen()).toBe('false')
      expect(await focused(page)).toMatch(/More$/)
    }))
})
