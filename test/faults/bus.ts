import type { LadderEvent } from '#events/catalogue.ts'
import type { Stage } from './stage.ts'
import { placeOf } from './stored.ts'

/** EventBridge, as far as it takes events. */
export const createBus = ({ faults }: Pick<Stage, 'faults'>) => {
  const taken = new Map<string, number>()
  const put = (input: object): object => {
    const { Entries = [] } = input as { Entries?: { Detail: string }[] }
    const results = Entries.map(({ Detail }) => {
      if (faults.strikes('entry refused')) return { ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' }
      const place = placeOf(JSON.parse(Detail) as LadderEvent)
      taken.set(place, (taken.get(place) ?? 0) + 1)
      return { EventId: `${place} ${taken.get(place)}` }
    })
    return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results }
  }
  /** How often each event was taken, by its place in the log. */
  return { put, taken: taken as ReadonlyMap<string, number> }
}

export type Bus = ReturnType<typeof createBus>
