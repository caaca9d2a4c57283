import { BatchGetCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { LadderEvent } from '#events/catalogue.ts'
import { contributionOf } from '#shared/contribution.ts'
import { dateOf } from '#shared/dates.ts'
import { concernsOf } from '#shared/exceptions/concerns-of.ts'
import { emptyLedger, type Ledger } from '#shared/ledger.ts'
import { store } from '#shared/store/client.ts'
import { tableVariable } from '#shared/tables.ts'
import { foldTrainee } from '#shared/trainee.ts'
import { aLife, ann } from './arbitraries.ts'
import { logsOf, regionIn } from './cube-in-memory.ts'
import { employers, routeOf } from './scene.ts'
import { stepOf } from './store-in-memory.ts'

vi.setConfig({ testTimeout: 60_000 })

vi.stubEnv(tableVariable('records'), 'records')
const { ledgerItem, ledgersOf, recordsTable } = await import('#shared/store/records.ts')

it('ledgers come back from the table as they went there, so that nothing is left to do for them', async () => {
  const items = new Map<string, object>()
  const table = mockClient(store)
  table.on(BatchGetCommand).callsFake(({ RequestItems }) => {
    const keys: readonly { subject: string }[] = RequestItems[recordsTable].Keys
    return { Responses: { [recordsTable]: keys.flatMap(({ subject }) => items.get(subject) ?? []) } }
  })
  await fc.assert(
    fc.asyncProperty(someLives, async (lives) => {
      const ledgers = new Map(lives.map((life, at) => [`t_${at}`, ledgerAfter(life)]))
      items.clear()
      // What the table cannot hold, JSON cannot either.
      for (const [subject, ledger] of ledgers)
        items.set(subject, JSON.parse(JSON.stringify(ledgerItem('g1', subject, ledger))))
      const stored = await ledgersOf('g1', [...ledgers.keys(), 'nobody'])
      expect(stored).toEqual(new Map([...ledgers, ['nobody', emptyLedger]]))
      for (const [subject, ledger] of ledgers)
        expect(stepOf(subject, stored.get(subject) ?? emptyLedger, ledger)).toBeUndefined()
    }),
    { numRuns: 60 },
  )
  table.restore()
})

/** More than one read of the table takes, at times. */
const someLives = fc.array(aLife, { maxLength: 120, size: 'max' })

const ledgerAfter = (life: readonly LadderEvent[]): Ledger => {
  const record = foldTrainee(logsOf(life).get(ann) ?? [], routeOf)
  const last = record.enrolments.at(-1)
  return {
    version: 1 + life.length,
    events: life.length,
    basis: last ? `${last.cohort}=dip-he ${last.employer}=Y62` : '',
    shares: contributionOf(record, regionIn(employers)),
    anomalies: [...new Set(record.anomalies.map(({ code }) => code))].sort(),
    concerns: concernsOf(record),
    ...(last && { watch: { cohort: last.cohort, progressed: dateOf(last.progressed) } }),
  }
}
