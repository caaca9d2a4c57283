import type { LadderEvent } from '#events/catalogue.ts'
import { now } from '#shared/clock.ts'
import { appendAll } from '#shared/store/log.ts'

/** Puts in the log what Ladder itself says. An error stands for one that may not be there: all are to be said again. */
export const sayByLadder = async (events: readonly LadderEvent[]): Promise<void> => {
  const failed = (await appendAll(events, now().toISOString())).find((outcome) => outcome instanceof Error)
  if (failed) throw failed
}
