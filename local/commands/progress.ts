import type { Report } from '#shared/store/differences.ts'
import { number } from '../table.ts'

const BAR = 24

const barOf = (done: number, total: number): string => {
  const full = total > 0 ? Math.floor((BAR * Math.min(done, total)) / total) : BAR
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`
}

/** Tells on a terminal how far a long work is, on one line that is written anew; elsewhere each step once. */
export const progressTo = (output: { readonly write: (text: string) => unknown; readonly isTTY?: boolean }) => {
  let current = ''
  const report: Report = (step, done, total) => {
    const figures = total === undefined ? number(done) : `${barOf(done, total)} ${number(done)} of ${number(total)}`
    if (output.isTTY) output.write(`\r\x1b[K  ${step}: ${figures}`)
    else if (step !== current) output.write(`  ${step}\n`)
    current = step
  }
  return { report, end: () => output.isTTY && current !== '' && output.write('\r\x1b[K') }
}
