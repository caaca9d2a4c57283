import { now } from '#shared/clock.ts'
import { type FileAt, toSayOfAbsent } from '#shared/ilr/memory.ts'
import { streamInParts } from '#shared/store/batches.ts'
import type { Import } from '#shared/store/imports.ts'
import { hashedIn, type LearnerItem, learnersOf, memoryBefore, putItem } from '#shared/store/learners.ts'
import { sayByLadder } from '#shared/store/log.ts'
import { type GoOn, nothing, type Outcome } from './importer.ts'

const LEARNERS_AT_ONCE = 100

/** Says of learners that earlier files had, and this one should have and has not, that they were dropped; `met` are those it has. */
export const sayAbsent = async (
  item: Import,
  year: string,
  file: FileAt,
  met: ReadonlySet<string>,
  goOn: GoOn,
): Promise<Outcome> => {
  let dropped = 0
  for await (const part of streamInParts(learnersOf(item.organisation), LEARNERS_AT_ONCE)) {
    await goOn()
    // Whom only a later year's file has had, one of this year cannot have.
    const absent = part.filter((one) => !met.has(one.learner) && one.year <= year)
    dropped += await sayDropped(absent, item, file)
  }
  return { ...nothing, counts: { dropped } }
}

const sayDropped = async (absent: readonly LearnerItem[], item: Import, file: FileAt): Promise<number> => {
  const sayings = absent.flatMap((learner) => {
    const before = memoryBefore(learner, item.import)
    const toSay = before && toSayOfAbsent(before, hashedIn(learner), file)
    return toSay ? [{ learner, before, toSay }] : []
  })
  if (item.dryRun) return sayings.length
  for (const { learner, before, toSay } of sayings)
    await putItem({
      ...learner,
      memory: JSON.stringify(toSay.memory),
      before: JSON.stringify(before),
      by: item.import,
    })
  await sayByLadder(
    sayings.flatMap(({ toSay }) => toSay.fromLadder),
    now().toISOString(),
  )
  return sayings.length
}
