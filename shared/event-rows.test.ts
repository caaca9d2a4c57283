import { describe, expect, it } from 'vitest'
import { ulnFrom } from '#events/uln.ts'
import { columnOf, eventOf, headerOf } from './event-rows.ts'

const source = '/organisations/ukprn:10000011'
const idOf = (content: string) => `of-${content.length}`
const eventIn = (cells: Readonly<Record<string, string>>) =>
  eventOf(
    headerOf(['type', 'subject', 'time', ...Object.keys(cells).filter((name) => !needed.includes(name))]),
    [
      cells.type ?? 'trainee.enrolled',
      cells.subject ?? 't_aaaaaaaaaaaaaaaaaaaaaaaaaa',
      cells.time ?? '2024-09-16T09:00:00Z',
      ...Object.entries(cells).flatMap(([name, cell]) => (needed.includes(name) ? [] : [cell])),
    ],
    source,
    idOf,
  )
const needed = ['type', 'subject', 'time']

describe('the header of a table of events', () => {
  it('may have its columns in any order and case, and those that Ladder added', () => {
    expect(headerOf(['Time', 'ENTRYBAND', 'subject', 'type', '', 'found', 'wrong'])).toEqual([
      'time',
      'entryBand',
      'subject',
      'type',
      undefined,
      undefined,
      undefined,
    ])
  })

  it.each([
    [['type', 'subject', 'time', 'bandd', 'x'], /cells 4, 5 name none.* There are id, type/],
    [['type', 'bandd', 'time'], /cell 2 name/],
    [['type'], /lacks the columns subject, time\./],
    [['type', 'subject'], /lacks the column time\./],
    [['type', 'subject', 'time', 'reason', 'Reason'], /twice: reason/],
  ])('is refused as %j', (cells, words) => {
    expect(() => headerOf(cells)).toThrow(words)
  })

  it('that was left out is told without what stands in the first row', () => {
    const row = ['module.passed', ulnFrom('100000004') ?? '', '2024-01-10', 'Jane Smith', 'M1']
    expect(() => headerOf(row)).toThrow(/^(?!.*(\d{10}|Jane)).*cells 1, 2, 3, 4, 5/)
  })

  it('may have more columns than one without a name, and names those that are there twice', () => {
    expect(headerOf(['', 'type', 'subject', 'time', ''])).toEqual([undefined, ...needed, undefined])
    expect(() => headerOf([...needed, 'reason', 'reason', 'type'])).toThrow('twice: reason, type.')
  })
})

describe('a row', () => {
  it('becomes the event that its sender would have posted', () => {
    const cells = { id: '7', entryBand: '3', guaranteedPost: 'Yes', expectedEnd: '1/9/2026', employer: '' }
    expect(eventIn(cells)).toEqual({
      specversion: '1.0',
      id: '7',
      source,
      type: 'trainee.enrolled',
      subject: 't_aaaaaaaaaaaaaaaaaaaaaaaaaa',
      time: '2024-09-16T09:00:00Z',
      data: { entryBand: 3, guaranteedPost: true, expectedEnd: '2026-09-01' },
    })
  })

  it('has fields inside others from columns of both names', () => {
    const cells = {
      type: 'epa.completed',
      result: 'pass',
      'elements.interview': 'pass',
      'elements.observation': 'fail',
    }
    expect(eventIn(cells).data).toEqual({ result: 'pass', elements: { interview: 'pass', observation: 'fail' } })
  })

  it('without an id has one of its content', () => {
    const id = eventIn({ entryBand: '3' }).id
    expect(eventIn({ entryBand: '3.0' }).id).toBe(id)
    const contents: string[] = []
    const turned = (...names: readonly string[]) =>
      eventOf(
        [...needed, ...names],
        ['module.passed', 't_a', '2024-01-10', ...names.map(() => '4')],
        source,
        (content) => {
          contents.push(content)
          return ''
        },
      )
    turned('level', 'credits', 'elements.b', 'elements.a')
    turned('elements.a', 'credits', 'elements.b', 'level')
    expect(contents[0]).toBe(contents[1])
    expect(eventIn({ entryBand: '3', reason: 'x' }).id).not.toBe(id)
  })

  it('that is shorter than its header, or lacks what it needs, says that much and no more', () => {
    const header = headerOf(['type', 'subject', 'time', 'found', 'reason'])
    expect(eventOf(header, ['trainee.withdrawn'], source, idOf)).toEqual({
      specversion: '1.0',
      id: expect.any(String),
      source,
      type: 'trainee.withdrawn',
      data: {},
    })
    const nameless = eventOf(header, ['', 't_a', '', 'as before', 'personal'], source, idOf)
    expect(nameless).toMatchObject({ subject: 't_a', data: { reason: 'personal' } })
    expect(Object.keys(nameless)).toEqual(['specversion', 'id', 'source', 'subject', 'data'])
  })

  it('may have its trainee in groups of digits, and texts as they were typed', () => {
    expect(eventIn({ subject: '999 000 0001' }).subject).toBe('9990000001')
    expect(eventIn({ subject: 'AB 12 x' }).subject).toBe('AB 12 x')
    expect(eventIn({ employer: 'ods\u2013RAA', cohort: 'n/a' }).data).toEqual({
      employer: 'ods\u2013RAA',
      cohort: 'n/a',
    })
    expect(eventIn({ type: 'trainee.unheard', entryBand: '3' }).data).toEqual({ entryBand: '3' })
  })

  it('whose time is a date means its midnight', () => {
    expect(eventIn({ time: '16/09/2024' }).time).toBe('2024-09-16T00:00:00Z')
  })

  it('keeps what is not of its form, so that the schema can say what is wrong', () => {
    expect(eventIn({ entryBand: 'three', guaranteedPost: 'perhaps', expectedEnd: 'soon' }).data).toEqual({
      entryBand: 'three',
      guaranteedPost: 'perhaps',
      expectedEnd: 'soon',
    })
  })

  it('tells a fault by its column', () => {
    const columns = ['/subject', '/data/entryBand', '/data/elements/interview', ''].map((pointer) =>
      columnOf({ pointer, detail: '' }),
    )
    expect(columns).toEqual(['subject', 'entryBand', 'elements.interview', 'type'])
  })
})
