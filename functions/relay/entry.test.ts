import { expect, it } from 'vitest'
import type { RecordedEvent } from '#events/catalogue.ts'
import { entryOf } from './entry.ts'

it('tells the bus the CloudEvent and when it was stored, without free text', () => {
  const event: RecordedEvent = {
    specversion: '1.0',
    id: 'v1',
    source: '/organisations/ukprn:10007795',
    type: 'event.voided',
    subject: '10007795/ap-generic',
    time: '2020-09-14T09:00:00.000Z',
    data: { event: 'e1', reason: 'what somebody typed' },
    recordedtime: '2020-09-14T09:00:01.000Z',
  }
  const { Detail, ...entry } = entryOf(event)
  expect(entry).toEqual({ Source: 'ladder', DetailType: 'event.voided', Time: new Date(event.time) })
  expect(JSON.parse(Detail ?? '')).toEqual({ ...event, data: { event: 'e1' } })
})
