import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { pause } from '../backoff.ts'
import { deleteAll, streamInParts } from './batches.ts'
import { store } from './client.ts'
import { cubeTable } from './cube.ts'
import type { Difference, Report } from './differences.ts'
import {
  beginNext,
  flip,
  type Generations,
  generations,
  giveUpNext,
  isBefore,
  noteDropped,
  noteReached,
} from './generation.ts'
import { countsBySubject } from './log.ts'
import { projectInto } from './project.ts'
import { recordsTable } from './records.ts'
import { verify } from './verify.ts'

const AT_ONCE = 500

/** What a rebuild came to: which generation is asked now, and what differs in the new one if that is not it. */
export type Rebuilt = { readonly generation: string; readonly differences: readonly Difference[] }

/**
 * Makes the records and the cube anew from the log in a generation of their own, while live traffic goes on in both; compares
 * the new one with the log, lets it be asked, and drops what went before. One that ended half-way goes on where it was. With
 * differences the live generation stays the one that is asked. `settleMs`: how long a query that began in the old generation
 * may still be reading it.
 */
export const rebuild = async (report: Report, settleMs: number): Promise<Rebuilt> => {
  const found = await generations()
  const { left, differences } = found.dropping ? { left: found, differences: [] } : await makeNext(found, report)
  if (left.dropping) {
    await pause(settleMs)
    await dropBefore(left.live, report)
    await noteDropped(left)
  }
  return { generation: left.live, differences }
}

type Made = { readonly left: Generations; readonly differences: readonly Difference[] }

const makeNext = async (found: Generations, report: Report): Promise<Made> => {
  let rebuilding = await beginNext(found)
  const { next, reached = '' } = rebuilding

  const subjects = [...(await countsBySubject()).keys()].sort()
  const from = subjects.findIndex((subject) => subject > reached)
  for (let at = from === -1 ? subjects.length : from; at < subjects.length; at += AT_ONCE) {
    const part = subjects.slice(at, at + AT_ONCE)
    await projectInto(next, part)
    rebuilding = await noteReached(rebuilding, part.at(-1) ?? reached)
    report(`projecting into ${next}`, at + part.length, subjects.length)
  }

  // Under load the stream may be minutes behind, or a batch of it lost: what is behind is brought here.
  const differences = await verify(next, report, (behind) => projectInto(next, behind))
  const left = await (differences.length > 0 ? giveUpNext(rebuilding) : flip(rebuilding))
  return { left, differences }
}

/** Drops every generation before one. Nobody makes a generation before the live one, so nothing wanted can be in the way. */
const dropBefore = async (live: string, report: Report): Promise<void> => {
  const isOld = (text = '') => isBefore(text.split('#')[0] ?? '', live)
  let dropped = 0
  for (const [table, partition, sort, named] of [
    [recordsTable, 'subject', 'item', 'item'],
    [cubeTable, 'slice', 'cell', 'slice'],
  ] as const)
    for await (const part of streamInParts(keysIn(table, [partition, sort]), AT_ONCE)) {
      const old = part.filter((key) => isOld(key[named]))
      await deleteAll(table, old)
      dropped += old.length
      report(`dropping what came before ${live}`, dropped)
    }
}

const keysIn = async function* (table: string, keys: readonly string[]): AsyncGenerator<Record<string, string>> {
  const pages = paginateScan(
    { client: store },
    {
      TableName: table,
      ProjectionExpression: keys.map((_, index) => `#${index}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(keys.map((key, index) => [`#${index}`, key])),
    },
  )
  for await (const { Items = [] } of pages) yield* Items as Record<string, string>[]
}
