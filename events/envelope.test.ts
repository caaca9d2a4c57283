import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOfSubject, organisationOf, parseEvent, sourceOf } from './envelope.ts'
import type { Fault } from './faults.ts'

const now = new Date('2021-04-01T12:00:00Z')

const passed = {
  specversion: '1.0',
  id: 'result-1',
  source: '/organisations/ukprn:19990001',
  type: 'module.passed',
  subject: 't_aaaabbbbccccddddeeeeffff22',
  time: '2021-02-05T12:00:00Z',
  data: { module: 'APMH4003', credits: 20, level: 4, attempt: 1 },
}

const faultsOf = (event: unknown): readonly Fault[] => {
  const result = parseEvent(event, now)
  return result.ok ? [] : result.faults
}
const pointersOf = (event: unknown): string[] => faultsOf(event).map(({ pointer }) => pointer)
const timeOf = (time: unknown): string | undefined => {
  const result = parseEvent({ ...passed, time }, now)
  return result.ok ? result.value.time : undefined
}

describe('the time of an event', () => {
  it.each([
    ['2021-02-05T12:00:00Z', '2021-02-05T12:00:00.000Z'],
    ['2021-02-05t12:00:00z', '2021-02-05T12:00:00.000Z'],
    ['2021-02-05t12:00:00+01:00', '2021-02-05T11:00:00.000Z'],
    ['2021-02-05T12:00:00-11:30', '2021-02-05T23:30:00.000Z'],
    ['2021-02-05T12:00:00-00:00', '2021-02-05T12:00:00.000Z'],
    ['2021-02-05T23:59:59.9Z', '2021-02-05T23:59:59.900Z'],
    ['2021-02-05T23:59:59.123999999Z', '2021-02-05T23:59:59.123Z'],
    ['2020-02-29T00:00:00Z', '2020-02-29T00:00:00.000Z'],
  ])('%s is %s', (sent, kept) => {
    expect(timeOf(sent)).toBe(kept)
  })

  it.each([
    '2021-02-05T12:00:00',
    '2021-02-05 12:00:00Z',
    '2021-02-05T12:00Z',
    '2021-02-05',
    '2021-02-05T12:00:00+01',
    '2021-02-05T12:00:00+0100',
    '2021-02-05T12:00:00.Z',
    '+002021-02-05T12:00:00Z',
    '２０２１-02-05T12:00:00Z',
    ' 2021-02-05T12:00:00Z',
    '2021-02-05T12:00:00Z\n',
    '',
    1_612_526_400,
    null,
  ])('%j is not one with an offset', (time) => {
    expect(pointersOf({ ...passed, time })).toEqual(['/time'])
  })

  it.each([
    '2021-02-29T12:00:00Z',
    '2021-04-31T12:00:00Z',
    '2021-00-10T12:00:00Z',
    '2021-13-10T12:00:00Z',
    '2021-02-05T24:00:00Z',
    '2021-02-05T12:60:00Z',
    '2021-02-05T12:00:61Z',
    '2021-02-05T12:00:00+24:00',
    '2021-02-05T12:00:00+01:60',
    '0000-01-01T00:00:00+01:00',
  ])('%s does not exist', (time) => {
    expect(faultsOf({ ...passed, time })).toEqual([{ pointer: '/time', detail: 'must be a time that exists' }])
  })

  it('may be 24 hours ahead and no more, whatever its offset and letters', () => {
    expect(timeOf('2021-04-02T12:00:00Z')).toBeDefined()
    expect(timeOf('2021-04-02T13:00:00+01:00')).toBeDefined()
    for (const time of ['2021-04-02T12:00:00.001Z', '2021-04-02t12:00:01z', '2021-04-02T12:00:00-00:01'])
      expect(faultsOf({ ...passed, time })).toEqual([
        { pointer: '/time', detail: expect.stringContaining('more than 24 hours ahead') },
      ])
  })

  it('is kept so that text order is time order', () => {
    const moment = fc.date({ min: new Date('0001-01-02T00:00:00Z'), max: now, noInvalidDate: true })
    const hours = fc.integer({ min: -23, max: 23 })
    const sent = fc.tuple(moment, hours).map(([at, offset]) => {
      const local = new Date(at.getTime() + offset * 3_600_000).toISOString().slice(0, -1)
      return { at, text: `${local}${offset < 0 ? '-' : '+'}${String(Math.abs(offset)).padStart(2, '0')}:00` }
    })
    fc.assert(
      fc.property(sent, sent, (one, other) => {
        expect((timeOf(one.text) ?? '') < (timeOf(other.text) ?? '')).toBe(one.at < other.at)
      }),
    )
  })
})

describe('the envelope', () => {
  it.each([null, [], 'text', 7, undefined])('is an object, not %j', (input) => {
    expect(faultsOf(input)).toEqual([{ pointer: '', detail: 'must be a CloudEvent: a JSON object' }])
  })

  it('takes the attributes of CloudEvents and of tracing, and keeps what Ladder keeps', () => {
    const more = {
      datacontenttype: 'application/json; charset=utf-8',
      dataschema: '/schemas/x.json',
      traceparent: '00',
    }
    expect(parseEvent({ ...passed, ...more }, now)).toEqual(parseEvent(passed, now))
  })

  it.each(['recordedtime', 'partitionkey', 'Time', 'data_base64', 'a/b~c', '__proto__', 'constructor'])(
    'refuses the attribute %s at its own place',
    (name) => {
      const sent = JSON.parse(JSON.stringify(passed).replace('{', `{${JSON.stringify(name)}:"x",`))
      const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
      expect(faultsOf(sent)).toEqual([{ pointer, detail: 'is not a field of this' }])
    },
  )

  it.each(['nickname', '__proto__', 'toString'])('refuses %s in data', (name) => {
    const data = JSON.parse(JSON.stringify(passed.data).replace('{', `{${JSON.stringify(name)}:1,`))
    expect(faultsOf({ ...passed, data })).toEqual([{ pointer: `/data/${name}`, detail: 'is not a field of this' }])
  })

  it.each(['text/plain', 'application/xml', 'application/jsonp'])('refuses data of type %s', (datacontenttype) => {
    expect(pointersOf({ ...passed, datacontenttype })).toEqual(['/datacontenttype'])
  })

  it.each(['', 'a'.repeat(129), 'a\nb', 'a\u0000', '\ud800'])('refuses the id %j', (id) => {
    expect(pointersOf({ ...passed, id })).toEqual(['/id'])
  })

  it.each(['a'.repeat(128), '😀'.repeat(128), 'a b/c', ' '])('takes the id %j', (id) => {
    expect(faultsOf({ ...passed, id })).toEqual([])
  })

  it.each(['/ladder', 'ukprn:19990001', '/organisations/', '/organisations/ukprn:1', '/organisations/ods:RJR/x'])(
    'refuses the source %s',
    (source) => {
      expect(pointersOf({ ...passed, source })).toEqual(['/source'])
    },
  )

  it.each(['module.PASSED', 'Module.passed', 'toString', '__proto__', ''])('names the types when sent %j', (type) => {
    expect(faultsOf({ ...passed, type })).toEqual([
      { pointer: '/type', detail: expect.stringContaining('apel.granted') },
    ])
  })

  it.each([
    ['module.passed', '19990001/ap-generic'],
    ['places.commissioned', passed.subject],
    ['programme.closed', '19990001/ap-generic/2020-09'],
  ])('%s is not about %s', (type, subject) => {
    expect(pointersOf({ ...passed, type, subject })).toContain('/subject')
  })

  it('tells all faults at once, each at its place', () => {
    const { id: _, ...sent } = passed
    const data = { module: '', credits: -1, level: 6, extra: true }
    const wrong = { ...sent, subject: '12345', time: 'yesterday', colour: 'red', data }
    expect(pointersOf(wrong).toSorted()).toEqual([
      '/colour',
      '/data/attempt',
      '/data/credits',
      '/data/extra',
      '/data/level',
      '/data/module',
      '/id',
      '/subject',
      '/time',
    ])
  })

  it('never repeats a value in a fault', () => {
    const secret = 'QXZJKVWQ'
    const anywhere = fc.constantFrom(
      ...Object.keys(passed),
      ...Object.keys(passed.data).map((field) => `data.${field}`),
    )
    const value = fc.constantFrom<unknown>(secret, [secret], { nested: secret }, `${secret}\n`, 47_116_289)
    fc.assert(
      fc.property(anywhere, value, (place, wrong) => {
        const field = place.startsWith('data.') ? place.slice('data.'.length) : undefined
        const event = field ? { ...passed, data: { ...passed.data, [field]: wrong } } : { ...passed, [place]: wrong }
        const details = JSON.stringify(faultsOf(event))
        expect(details).not.toContain(secret)
        expect(details).not.toContain('47116289')
      }),
    )
  })
})

describe('what follows from an envelope', () => {
  it('a source names its organisation, and Ladder none', () => {
    expect(organisationOf(sourceOf('ods:RJR'))).toBe('ods:RJR')
    expect(organisationOf('/ladder')).toBeUndefined()
  })

  it.each([
    [passed.subject, 'trainee'],
    ['0000000000', 'trainee'],
    ['ods:RJR', 'organisation'],
    ['19990001/ap-generic', 'programme'],
    ['19990001/ap-generic/2020-09', 'cohort'],
  ])('%s is a %s', (subject, kind) => {
    expect(kindOfSubject(subject)).toBe(kind)
  })
})
