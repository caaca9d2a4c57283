import type { EventBridgeEvent } from 'aws-lambda'
import { expect, it, vi } from 'vitest'
import type { EventType, RecordedEvent } from '#events/catalogue.ts'
import { handler } from './handler.ts'

it('counts a delivery by type and says how long it took', async () => {
  const lines: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(`${line}`) > 0)
  const recordedtime = new Date(Date.now() - 2000).toISOString()
  const event = { 'detail-type': 'programme.closed', detail: { recordedtime, subject: 'private' } }
  await handler(event as EventBridgeEvent<EventType, RecordedEvent>)
  vi.restoreAllMocks()
  const [counted, timed] = lines.map((line) => JSON.parse(line))
  expect(counted).toMatchObject({ EventsDelivered: 1, type: 'programme.closed' })
  expect(timed.DeliverySeconds).toBeGreaterThanOrEqual(2)
  expect(lines.join()).not.toContain('private')
})
