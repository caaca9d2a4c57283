import type { RecordedEvent } from '#events/catalogue.ts'
import type { Region } from '#events/identifiers.ts'
import { toldToRegion } from '../regional.ts'
import { nameOf } from '../standing-events.ts'
import { type EventKey, logsOf } from './log.ts'
import { factsFor } from './wanted.ts'

/** What a region is told of events, by what the logs of their subjects say now: each event once, in the order recorded. */
export const newsForRegion = async (keys: readonly EventKey[], region: Region): Promise<RecordedEvent[]> => {
  const names = new Set(keys.map(({ event }) => event))
  const logs = [...(await logsOf([...new Set(keys.map(({ subject }) => subject))])).values()]
  const facts = await factsFor(logs.flat())
  return logs
    .flatMap((log) => {
      const news = log.filter((event) => names.has(nameOf(event)))
      return toldToRegion(region, log, news, facts)
    })
    .sort((a, b) => (a.recordedtime < b.recordedtime ? -1 : a.recordedtime > b.recordedtime ? 1 : 0))
}
