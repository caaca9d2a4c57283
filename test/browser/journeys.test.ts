import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { newUln } from '../integration/client.ts'
import { enrolmentRow, ilrName, ilrOf, learner, tableOf } from '../integration/import-client.ts'
import { describeInBrowser, settled, visit } from './browser.ts'
import { city, northbank } from './history.ts'

const heading = (page: Page, name: RegExp) => page.getByRole('heading', { name }).first().waitFor()

/** Follows a link to another page, and waits for that page. */
const follow = async (page: Page, name: RegExp | string): Promise<void> => {
  await page.getByRole('link', { name }).first().click()
  await settled(page)
}

/** Comes as somebody does: from the start page, through the sign-in. */
const signInAs = async (page: Page, person: string): Promise<void> => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel(person, { exact: true }).check()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/pages\//)
  await settled(page)
}

const downloaded = async (page: Page, button: string): Promise<string> => {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).first().click()
  return (await buffer(await (await download).createReadStream())).toString()
}

describeInBrowser('a commissioner', () => {
  it('finds the course that cannot last, why, whom it left without a post, and what was said of one of them', () =>
    visit({}, async ({ page }) => {
      await signInAs(page, 'Commissioner, North West')
      await heading(page, /Overview: North West/)
      await follow(page, /^Assistant Practitioner \(Radiography\)/)

      await page.getByText('Intakes went from 12 in September 2021 to 5 in September 2023').first().waitFor()
      await page.getByText('not viable').first().waitFor()
      const without = page.locator('a[href*="outcome=missing"]').first()
      const count = Number(await without.textContent())
      expect(count).toBeGreaterThan(0)
      await without.click()
      await settled(page)

      await heading(page, new RegExp(`^${count} trainees?: .*no band 4 post`, 'i'))
      const csv = await downloaded(page, 'Download this page (CSV)')
      const [head, ...rows] = csv.split('\r\n')
      expect(head).toBe('\uFEFFReference,Course,Intake,Employer,Status,Post,Expected end,Credits,Anomalies')
      expect(rows).toHaveLength(count)
      expect(rows[0]).toMatch(/^t_[a-z2-7]{26},"Assistant Practitioner \(Radiography\), Riverside University",2021-09,/)

      await page.locator('td a, th a').first().click()
      await settled(page)
      await heading(page, /t_[a-z2-7]{26}/)
      const story = page.getByRole('table', { name: /The events behind this trainee/ })
      await story
        .getByText(/(Hillside|Lakeside) NHS Trust/)
        .first()
        .waitFor()
      expect(await story.getByRole('row').count()).toBeGreaterThan(3)

      await page.getByRole('button', { name: 'Sign out' }).click()
      await heading(page, /Assistant practitioner training/)
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    }))

  it('takes a briefing of two pages to a meeting', () =>
    visit({}, async ({ page }) => {
      await signInAs(page, 'Commissioner, North West')
      await follow(page, 'Briefing on two pages, to print')
      await heading(page, /Briefing: North West/)
      const pdf = await page.pdf({ format: 'A4', printBackground: true })
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2)
    }))
})

describeInBrowser('an education lead', () => {
  it("answers this month's return on the page, and the commissioner sees it", () =>
    visit({}, async ({ page, complaints }) => {
      complaints.expect(/status of 422/)
      await signInAs(page, 'Education lead, Hillside NHS Trust')
      await heading(page, /Return for December 2024/)
      await page.getByText('none answered about').waitFor()

      await page.getByRole('button', { name: 'Send the answers' }).click()
      await page.getByText('Answer about at least one trainee').waitFor()
      expect(await page.title()).toMatch(/^Error: /)

      await page.getByLabel('How it goes').first().selectOption({ label: 'On track' })
      await page.getByLabel('Off-the-job hours so far').first().fill('many')
      await page.getByRole('button', { name: 'Send the answers' }).click()
      const summary = page.getByRole('alert')
      await summary.getByRole('link').first().click()
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true')
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type('120')
      await page.getByRole('button', { name: 'Send the answers' }).click()
      await page.getByText('Your return for December 2024 is sent').first().waitFor()
      await page.getByText(', 1 answered about').waitFor()
      await page.getByRole('button', { name: 'Sign out' }).click()

      await signInAs(page, 'Commissioner, North West')
      await follow(page, 'Collection')
      await page
        .getByRole('row', { name: /^Hillside NHS Trust .*submitted/i })
        .first()
        .waitFor()
    }))
})

describeInBrowser('a registry officer', () => {
  it('sends a table, is told what is wrong by row, puts it right, and sends the ILR', () =>
    visit({}, async ({ page }) => {
      await signInAs(page, 'Registry officer, City University')
      const send = async (name: string, mimeType: string, content: string) => {
        await follow(page, 'Send a file')
        await page.getByLabel('Your file').setInputFiles({ name, mimeType, buffer: Buffer.from(content) })
        await page.getByRole('button', { name: 'Send the file' }).click()
        await page.waitForURL(/import=/)
      }
      const ulns = [newUln(), newUln()]
      const scene = { hei: city, employer: northbank, programme: '', cohort: '10000022/ap-mental-health/2024-09' }
      const row = (entryBand: string) => enrolmentRow(scene, ulns[entryBand === '3' ? 0 : 1] ?? '', { entryBand })

      await send('enrolments.csv', 'text/csv', tableOf([row('3'), row('9')]))
      await heading(page, /Stored, with 1 problem/)
      await page.getByRole('row', { name: /^3 entryBand / }).waitFor()
      expect(await downloaded(page, 'Download the whole result (CSV)')).toMatch(/stored[\s\S]*must be/)

      await send('enrolments.csv', 'text/csv', tableOf([row('3'), row('2')]))
      await heading(page, /Stored/)
      await page.getByText('1 event is stored as new').waitFor()
      await page.getByText('1 event Ladder had already').waitFor()

      await send('employers.csv', 'text/csv', `empId,employer,setting\n154549452,${northbank},mental-health\n`)
      await heading(page, /Stored/)
      await send(ilrName(city, '20241201-090000'), 'application/xml', ilrOf(city, [learner(1), learner(2)]))
      await heading(page, /Stored/)
      await page.getByText('2 facts are stored as new or changed').waitFor()
    }))
})
