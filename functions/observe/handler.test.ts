import type { EventBridgeEvent } from 'aws-lambda'
import { expect, it, vi } from 'vitest'
import type { EventType, RecordedEvent } from '#events/catalogue.ts'
import { handler } from './handler.ts'

const { noteHeard } = vi.hoisted(() => ({ noteHeard: vi.fn() }))
vi.mock('#shared/store/heard.ts', () => ({ noteHeard }))

it('counts and times a delivery, as a whole and by type', async () => {
  const lines: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(`${line}`) > 0)
  const recordedtime = new Date(Date.now() - 2000).toISOString()
  const event = { 'detail-type': 'programme.closed', detail: { recordedtime, subject: 'private' } }
  await handler(event as EventBridgeEvent<EventType, RecordedEvent>)
  vi.restoreAllMocks()
  expect(noteHeard).toHaveBeenCalledWith(event.detail)
  const said = JSON.parse(lines.join(''))
  expect(said).toMatchObject({ EventsDelivered: 1, type: 'programme.closed' })
  expect(said._aws.CloudWatchMetrics[0].Dimensions).toEqual([['service'], ['service', 'type']])
  expect(said.DeliverySeconds).toBeGreaterThanOrEqual(2)
  expect(lines.join()).not.toContain('private')
})

it('counts a delivery only once it is noted who was heard', async () => {
  const lines: string[] = []
  noteHeard.mockRejectedValueOnce(new Error('busy'))
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(`${line}`) > 0)
  const event = { 'detail-type': 'programme.closed', detail: { recordedtime: new Date().toISOString() } }
  await expect(handler(event as EventBridgeEvent<EventType, RecordedEvent>)).rejects.toThrow('busy')
  vi.restoreAllMocks()
  expect(lines).toEqual([])
})
