import { readIlr } from '#shared/ilr/read.ts'
import { translatorOf } from '#shared/ilr/translate.ts'
import { bytesOf, ilrFile, mapping, UKPRN } from '../test/ilr/generate.ts'

/**
 * Reads a made-up file of so many megabytes; prints the most memory, and how fast it went by the clock and by the processor's time,
 * without that of making the file up: `node bench/ilr.ts 200`.
 */
const megabytes = Number(process.argv[2] ?? 200)
const spent = { clock: 0, processor: 0, bytes: 0, rss: 0 }

async function* measured(): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytesOf(ilrFile({ megabytes, onProgramme: 0.05 }))) {
    spent.bytes += chunk.length
    spent.rss = Math.max(spent.rss, process.memoryUsage.rss())
    const [clock, processor] = [performance.now(), process.cpuUsage()]
    yield chunk
    spent.clock += performance.now() - clock
    spent.processor += process.cpuUsage(processor).user / 1000
  }
}

let learners = 0
let events = 0
const { translate } = translatorOf({ ukprn: UKPRN, mapping, programmes: [{ id: `${UKPRN}/ap` }] })
for await (const part of readIlr(measured())) {
  if (part.kind !== 'learner') continue
  learners++
  for (const { slots } of translate(part.learner)?.programmes ?? []) events += slots.length
}

const perSecond = (milliseconds: number): string => (spent.bytes / 1000 / milliseconds).toFixed(1)
console.log(`${(spent.bytes / 1e6).toFixed(0)} MB, ${learners} learners, ${events} events`)
console.log(`${perSecond(spent.clock)} MB a second by the clock, ${perSecond(spent.processor)} by the processor's time`)
console.log(`${(spent.rss / 1e6).toFixed(0)} MB of memory at most`)
