import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { parseEvent } from '#events/envelope.ts'
import { hasRightCheckDigit } from '#events/uln.ts'
import { onStandard } from '../ilr/aims.ts'
import { ilrFile, UKPRN } from '../ilr/generate.ts'
import { paidBy, reading, translated } from '../ilr/told.ts'

vi.setConfig({ testTimeout: 60_000 })

const encoder = new TextEncoder()
const whole = encoder.encode([...ilrFile({ learners: 13, prefix: 'ilr' })].join(''))

/** Bytes cut into chunks at some of their places; the same place twice makes an empty one. */
const cutAt = (bytes: Uint8Array, places: readonly number[]): Uint8Array[] => {
  const ends = [...places.map((place) => place % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
}
const somePlaces = fc.array(fc.nat(), { maxLength: 40 })

type Change = { readonly at: number; readonly take: number; readonly put: Uint8Array }
const words = [
  '<',
  '>',
  '&',
  ']]>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<?',
  '?>',
  '</',
  '/>',
  '"',
  '&#0;',
  '\0',
  '\uFFFF',
  '<!DOCTYPE a [',
]
const aChange: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  take: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(400)),
  put: fc.oneof(
    fc.constantFrom(...words).map((word) => encoder.encode(word)),
    fc.uint8Array({ maxLength: 6 }),
    // Something of the file itself, at another place.
    fc.tuple(fc.nat(whole.length - 1), fc.nat(600)).map(([at, length]) => whole.slice(at, at + length)),
  ),
})
const changed = (changes: readonly Change[]): Uint8Array =>
  changes.reduce((bytes, { at, take, put }) => {
    const place = at % (bytes.length + 1)
    return new Uint8Array([...bytes.subarray(0, place), ...put, ...bytes.subarray(place + take)])
  }, whole)
const aBrokenFile = fc.array(aChange, { minLength: 1, maxLength: 6 }).map(changed)

describe('an ILR', () => {
  it('gives the same parts however its bytes are cut', async () => {
    const parts = await reading(whole)
    expect(parts.error).toBeUndefined()
    await fc.assert(
      fc.asyncProperty(somePlaces, async (places) => {
        expect(await reading(cutAt(whole, places))).toEqual(parts)
      }),
      { numRuns: 100 },
    )
    expect(await reading(Array.from(whole, (byte) => Uint8Array.of(byte)))).toEqual(parts)
  })

  it('however broken, gives parts, or an error with its code and line; the same however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(aBrokenFile, somePlaces, async (bytes, places) => {
        const said = await reading(bytes)
        expect(said).toEqual(await reading(cutAt(bytes, places)))
        if (said.error) expect(said.error.line).toBeGreaterThan(0)
        else expect(said.parts.at(-1)?.kind).toBe('end')
      }),
      { numRuns: 200 },
    )
  })
})

const dates = ['2019-09-02', '2020-01-10', '2020-05-04', '2021-03-01', '2021-03-15'] as const
const mostly = <Value>(usual: readonly Value[], odd: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: odd })
const aText = fc.string({ maxLength: 12 }).map((text) => text.replace(/[^\w -]/g, ''))
const aDate = mostly<string>(dates, fc.oneof(fc.constantFrom('2030-01-01', '2021-02-30', ''), aText))
const aCode = mostly(['1', '2', '3', '6', '8', '40'], fc.constantFrom('', '0', '-1', '__proto__', '999'))
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 })
const anAim = fc
  .record({
    LearnAimRef: fc.constantFrom('ZPROG001', '50104767', '60094837', 'constructor'),
    AimType: fc.constantFrom('1', '3'),
    LearnStartDate: aDate,
    OrigLearnStartDate: mostly<string | undefined>([undefined], aDate),
    LearnPlanEndDate: mostly(['2022-03-31'], aDate),
    CompStatus: aCode,
    LearnActEndDate: maybe(aDate),
    Outcome: maybe(aCode),
    AchDate: maybe(aDate),
    WithdrawReason: maybe(aCode),
    OutGrade: maybe(fc.constantFrom('PA', 'DS', 'FL', 'x')),
  })
  .map((fields) => onStandard(fields, [['RES', '1']]))
const anEmployment = fc
  .tuple(fc.oneof(fc.constant('2018-01-01'), aDate), fc.constantFrom('154549452', '287654319', '123456780', undefined))
  .map(([from, employer]) => paidBy(from, employer))
const anyAims = fc
  .array(anAim, { minLength: 1, maxLength: 5 })
  .map(([first = onStandard({}), ...others]) => [
    { ...first, fams: [], fields: { ...first.fields, AimType: '1' } },
    ...others,
  ])
/** Spell after spell, each broken off; what stands in the last is any. */
const breaks = fc
  .tuple(fc.array(fc.constantFrom(...dates), { minLength: 2, maxLength: 8 }), fc.array(anAim, { maxLength: 2 }))
  .map(([days, others]) => {
    const inTime = days.toSorted()
    const spells = inTime.flatMap((LearnStartDate, n) => {
      const LearnActEndDate = inTime[n + 1]
      if (n % 2 === 1 || !LearnActEndDate) return []
      const ended = { CompStatus: '6', LearnActEndDate, Outcome: '3' }
      return [onStandard({ LearnStartDate, LearnPlanEndDate: '2022-03-31', ...ended }, n > 0 ? [['RES', '1']] : [])]
    })
    return [...spells, ...others]
  })
const aLearner = fc.record({
  aims: fc.oneof(anyAims, breaks),
  employments: fc.array(anEmployment, { maxLength: 4 }).map((others) => [paidBy('2017-01-01', '154549452'), ...others]),
})

describe('whatever stands in the aims of a learner', () => {
  it('becomes events that Ladder takes, in time, each under its own name, or problems in words without a ULN', async () => {
    const seen = { learners: 0, events: 0 }
    await fc.assert(
      fc.asyncProperty(aLearner, async (told) => {
        seen.learners += 1
        for (const { uln, programmes, problems } of await translated([told])) {
          for (const { slots } of programmes) {
            const names = slots.map(({ slot }) => slot)
            expect(new Set(names).size, names.join()).toBe(names.length)
            expect(slots.map(({ time }) => time)).toEqual(slots.map(({ time }) => time).toSorted())
            expect(slots[0]?.slot).toBe('enrolled')
            seen.events += slots.length
            for (const { slot, type, time, data } of slots) {
              const event = {
                specversion: '1.0',
                id: slot,
                source: `/organisations/ukprn:${UKPRN}`,
                type,
                subject: uln,
                time,
                data,
              }
              expect(parseEvent(event, new Date('2021-08-01'))).toMatchObject({ ok: true })
            }
          }
          for (const { detail, line } of problems) {
            expect(line).toBeGreaterThan(0)
            expect((detail.match(/\d{10}/g) ?? []).filter(hasRightCheckDigit)).toEqual([])
          }
        }
      }),
      { numRuns: 1000 },
    )
    expect(seen.events).toBeGreaterThan(seen.learners)
  })
})

describe('what is meant to fill the memory', () => {
  const repeated = async (before: string, again: string, megabytes: number) => {
    let given = 0
    function* chunks(): Generator<string> {
      yield before
      for (; given < megabytes * 1e6; given += 65_536) yield again.repeat(65_536 / again.length)
    }
    const { error } = await reading(chunks())
    return { code: error?.code, megabytes: given / 1e6 }
  }
  const start = [...ilrFile({ learners: 0 })].join('').replace(/<\/Message>\s*$/, '')

  it.each([
    ['a text of 200 MB', `${start}<Learner><ULN>`, '1', 'too-long'],
    ['white space of 200 MB before the root', '<?xml version="1.0"?>', ' ', 'too-long'],
    ['a comment of 200 MB', `${start}<!--`, 'x', 'too-long'],
    ['a DTD of 200 MB', '<!DOCTYPE Message [', '<!ENTITY a "a">\n', 'too-long'],
    [
      'a learner of 200 MB of aims',
      `${start}<Learner>`,
      '<LearningDelivery>\n</LearningDelivery>'.padEnd(64),
      'too-long',
    ],
    ['elements in elements for 200 MB', start, '<a>\n', 'too-deep'],
  ])('%s is refused within the first few', async (_, before, again, code) => {
    const refused = await repeated(before, again, 200)
    expect(refused.code).toBe(code)
    expect(refused.megabytes).toBeLessThan(2.5)
  })
})
