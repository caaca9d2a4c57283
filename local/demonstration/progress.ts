import { number } from '../table.ts'

/** Somewhere to write lines: a stream of the process, or a test's. */
export type Output = { readonly write: (text: string) => unknown; readonly isTTY?: boolean | undefined }

type Progress = {
  readonly advance: (events: number) => void
  readonly end: () => void
}

const BAR = 24

/** Tells how far something is: one line that is written anew on a terminal, else a line every tenth of the way. */
export const progressOn = (output: Output, total: number, now: () => number = () => performance.now()): Progress => {
  const start = now()
  let sent = 0
  let tenths = 0

  const figures = () => {
    const seconds = (now() - start) / 1000
    const perSecond = seconds > 0 ? sent / seconds : 0
    const left = perSecond > 0 ? `${Math.ceil((total - sent) / perSecond)} s left` : 'just begun'
    return `${number(sent)} of ${number(total)} events, ${number(Math.round(perSecond))} a second, ${left}`
  }
  const bar = () => {
    const full = Math.floor((BAR * sent) / total)
    return `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`
  }
  return {
    advance: (events) => {
      sent += events
      const share = sent / total
      if (output.isTTY) output.write(`\r\x1b[K  ${bar()} ${Math.floor(share * 100)} %  ${figures()}`)
      else if (Math.floor(share * 10) > tenths) {
        tenths = Math.floor(share * 10)
        output.write(`Demonstration: ${tenths * 10} %, ${figures()}\n`)
      }
    },
    end: () => {
      if (output.isTTY) output.write('\n')
    },
  }
}
