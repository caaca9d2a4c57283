import { describe, expect, it } from 'vitest'
import { progressOn } from './progress.ts'

const watch = (isTTY: boolean) => {
  let time = 0
  let written = ''
  const output = { write: (text: string) => (written += text), isTTY }
  return { progress: progressOn(output, 1000, () => time), pass: (ms: number) => (time += ms), written: () => written }
}

describe('progress', () => {
  it('rewrites one line on a terminal', () => {
    const { progress, pass, written } = watch(true)
    pass(2000)
    progress.advance(250)
    progress.end()
    expect(written()).toBe('\r\x1b[K  ██████░░░░░░░░░░░░░░░░░░ 25 %  250 of 1,000 events, 125 a second, 6 s left\n')
  })

  it('says a plain line every tenth of the way elsewhere', () => {
    const { progress, pass, written } = watch(false)
    for (let batch = 0; batch < 20; batch++) {
      pass(100)
      progress.advance(50)
    }
    progress.end()
    const lines = written().trimEnd().split('\n')
    expect(lines).toHaveLength(10)
    expect(lines[4]).toBe('Demonstration: 50 %, 500 of 1,000 events, 500 a second, 1 s left')
  })
})
