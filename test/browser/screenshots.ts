import type { Page } from 'playwright-core'

const folder = '.vitest/screenshots'

/** Keeps a page as it looks now, for people to look at. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  const path = `${folder}/${name.toLowerCase().replaceAll(/\W+/g, '-')}.png`
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
}
