import type { Report } from '#shared/store/differences.ts'
import { number } from '../demonstration/table.ts'

/** Tells on a terminal how far a long work is, on one line that is written anew; elsewhere each step once. */
export const progressTo = (output: { readonly write: (text: string) => unknown; readonly isTTY?: boolean }) => {
  let current = ''
  const report: Report = (step, done, total) => {
    const figures = total === undefined ? number(done) : `${number(done)} of ${number(total)}`
    if (output.isTTY) output.write(`\r\x1b[K  ${step}: ${figures}`)
    else if (step !== current) output.write(`  ${step}\n`)
    current = step
  }
  return { report, end: () => output.isTTY && current !== '' && output.write('\r\x1b[K') }
}
