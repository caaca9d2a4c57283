import { setTimeout as sleep } from 'node:timers/promises'
import { now } from '#shared/clock.ts'
import { fileOf, nudgeOf } from '#shared/imports.ts'
import { findFile, putFile, removeFile } from '#shared/store/files.ts'
import { closeImport, type Import, importAt, moveOn, openImports } from '#shared/store/imports.ts'
import { isHeld, keepLane, type Lane, LEASE_MS, laneOf, leaveLane, takeLane } from '#shared/store/lanes.ts'
import type { GoOn } from './importer.ts'
import { run } from './run.ts'

/** What is left of a worker's time when it stops by itself: more than its longest step takes. */
const SPARE_MS = 60_000
const LOOK_AGAIN_MS = 1000
const MOST_MS_WAITING = 24 * 60 * 60 * 1000

/**
 * Works on the files of an organisation, in the order in which they were sent, until none is left. Another worker that is at it
 * gets to them too; one that is not heard of any more is replaced.
 */
export const work = async (organisation: string, holder: string, timeLeft: () => number): Promise<void> => {
  let lane = await laneForMe(organisation, holder)
  if (!lane) return
  const goOn: GoOn = async () => {
    lane = await keepLane(lane as Lane, now())
    return timeLeft() > SPARE_MS
  }
  try {
    for (let item = await nextOf(organisation); item; item = await nextOf(organisation)) {
      const isDone = (await goOn()) && (await run(item, goOn))
      // Another worker goes on, once this one has left.
      if (!isDone) return await putFile(nudgeOf(organisation), 'go on', 'text/plain')
      await closeImport(organisation, item.import)
    }
  } finally {
    await leaveLane(lane)
  }
}

/** The lane, once nobody holds it; undefined where its holder is heard of while this waits. */
const laneForMe = async (organisation: string, holder: string): Promise<Lane | undefined> => {
  const first = await laneOf(organisation)
  let lane = first
  for (let waited = 0; isHeld(lane, now()); waited += LOOK_AGAIN_MS) {
    const isHeardOf = lane.version !== first.version && lane.holder === first.holder
    if (isHeardOf || waited > 2 * LEASE_MS) return undefined
    await sleep(LOOK_AGAIN_MS)
    lane = await laneOf(organisation)
  }
  return takeLane(lane, holder, now())
}

/** The first import whose file has arrived. What ended is taken off the list, and what never arrived is refused. */
const nextOf = async (organisation: string): Promise<Import | undefined> => {
  for await (const { id, sent } of openImports(organisation)) {
    const item = await importAt(organisation, id)
    const isOpen = item?.status === 'waiting' || item?.status === 'running'
    if (isOpen && (await findFile(fileOf(organisation, id)))) return item
    if (isOpen && isForgotten(sent))
      await moveOn({ ...item, status: 'refused', detail: 'The file never arrived: ask for another upload.' })
    else if (isOpen || !(item || isForgotten(sent))) continue
    // Whoever ended it may have died before the file was gone.
    await removeFile(fileOf(organisation, id))
    await closeImport(organisation, id)
  }
  return undefined
}

const isForgotten = (sent: string): boolean => Date.parse(sent) + MOST_MS_WAITING < now().getTime()
