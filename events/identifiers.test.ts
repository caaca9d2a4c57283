import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWith } from './faults.ts'
import {
  Cohort,
  Commissioner,
  Employer,
  Epao,
  Hei,
  heiOfProgramme,
  Icb,
  Intake,
  kindOf,
  Organisation,
  Programme,
  partsOfCohort,
  Region,
  Trainee,
  TraineeRef,
} from './identifiers.ts'
import { ulnFrom } from './uln.ts'

const reference = `t_${'abcdefghijklmnopqrstuvwxyz234567'.slice(4, 30)}`

const forms = [
  { name: 'Hei', schema: Hei, good: ['ukprn:10007140'], bad: ['ukprn:20007140', 'ukprn:1000714', 'ukprn:100071400'] },
  { name: 'Employer', schema: Employer, good: ['ods:RJR', 'ods:A1B2C3'], bad: ['ods:RJ', 'ods:A1B2C3D', 'ods:R-R'] },
  {
    name: 'Epao',
    schema: Epao,
    good: ['epao:EPA0123', 'epao:10007140'],
    bad: ['epao:EPA123', 'epao:EPA01234', 'epao:0123', 'epao:20007140', 'EPA0123'],
  },
  {
    name: 'Commissioner',
    schema: Commissioner,
    good: ['hee:england', 'hee:Y56', 'hee:Y63'],
    bad: ['hee:Y57', 'hee:Y64', 'hee:wales', 'hee:', 'hee:Y56Y58'],
  },
  {
    name: 'Organisation',
    schema: Organisation,
    good: ['ukprn:10007140', 'ods:RJR', 'epao:EPA0123', 'epao:10007140', 'hee:england', 'hee:Y62'],
    bad: ['ukprn:RJR', 'ods:10007140', 'hee:RJR', 'nhs:RJR', '10007140', 'ukprn:10007140|ods:RJR'],
  },
  { name: 'Region', schema: Region, good: ['Y56', 'Y62'], bad: ['Y57', 'Y6', 'Y622', '62'] },
  { name: 'Icb', schema: Icb, good: ['QOP', 'Q12', 'A1B2C'], bad: ['RJR', 'QO', 'QOPE', 'A1B2', '11B2C'] },
  {
    name: 'Programme',
    schema: Programme,
    good: ['10007140/ap-generic', '10007140/ap'],
    bad: ['10007140/a', `10007140/${'a'.repeat(41)}`, '10007140/ap_generic', 'ukprn:10007140/ap', '10007140'],
  },
  { name: 'Intake', schema: Intake, good: ['2020-09', '2021-12'], bad: ['2020-13', '2020-00', '2020-9', '20-09'] },
  {
    name: 'Cohort',
    schema: Cohort,
    good: ['10007140/ap-generic/2020-09'],
    bad: ['10007140/ap-generic', '10007140/ap-generic/2020-13', '10007140//2020-09', '10007140/ap-generic/2020-09/1'],
  },
  {
    name: 'TraineeRef',
    schema: TraineeRef,
    good: [reference],
    bad: [reference.slice(0, -1), `${reference}a`, reference.replace('t_', 'T_'), reference.replace('e', '1')],
  },
]

const wide = (text: string): string =>
  text.replaceAll(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xff10 - 0x30))

const otherCase = (text: string): string => (text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase())

const nearMisses = (good: string): string[] => [
  otherCase(good),
  wide(good),
  ` ${good}`,
  `${good} `,
  `${good}\n`,
  `${good}\u0000`,
  `${good.slice(0, 2)} ${good.slice(2)}`,
  `${good.slice(0, 2)}\u200b${good.slice(2)}`,
  '',
]

describe.each(forms)('$name', ({ schema, good, bad }) => {
  it.each(good)('takes %s, and nothing that only looks like it', (id) => {
    expect(parseWith(schema, id)).toEqual({ ok: true, value: id })
    for (const miss of nearMisses(id)) if (miss !== id) expect(parseWith(schema, miss).ok).toBe(false)
  })

  it.each(bad)('refuses %s with its form', (id) => {
    const result = parseWith(schema, id)
    expect(!result.ok && result.faults).toEqual([{ pointer: '', detail: expect.stringMatching(/^must be /) }])
  })

  it.each([null, 7, true, [], {}])('refuses %j, which is no text', (value) => {
    expect(parseWith(schema, value).ok).toBe(false)
  })
})

describe('a trainee, as a sender names one', () => {
  const uln = fc
    .integer({ min: 100_000_000, max: 999_999_999 })
    .map((number) => ulnFrom(String(number)))
    .filter((found) => found !== undefined)
  const faultOf = (value: string): string | undefined => {
    const result = parseWith(Trainee, value)
    return result.ok ? undefined : result.faults[0]?.detail
  }

  it("is a ULN or Ladder's own reference", () => {
    expect(faultOf(reference)).toBeUndefined()
    fc.assert(fc.property(uln, (good) => void expect(faultOf(good)).toBeUndefined()))
  })

  it('is told of a wrong check digit, without the digits', () => {
    fc.assert(
      fc.property(uln, fc.integer({ min: 1, max: 9 }), (good, more) => {
        const wrong = `${good.slice(0, 9)}${(Number(good[9]) + more) % 10}`
        fc.pre(wrong !== '9999999999')
        expect(faultOf(wrong)).toBe('is not a ULN: its check digit is wrong')
      }),
    )
  })

  it('is not the temporary ULN of the ILR, which has its own message', () => {
    expect(faultOf('9999999999')).toContain('temporary ULN')
  })

  it('is not what a spreadsheet makes of a ULN', () => {
    expect(faultOf('1E+09')).toContain('format the ULN column as text')
    expect(faultOf('1.23457E+09')).toContain('format the ULN column as text')
    expect(parseWith(Trainee, 1_000_000_000).ok).toBe(false)
  })

  it('is not a ULN in other digits, with spaces or with a digit too many or too few', () => {
    fc.assert(
      fc.property(uln, fc.nat({ max: 9 }), (good, at) => {
        for (const miss of [...nearMisses(good), `${good}0`, good.slice(1)])
          if (miss !== good) expect(faultOf(miss)).toContain('must be a ULN of 10 digits')
        expect(faultOf(`${good.slice(0, at)}o${good.slice(at + 1)}`)).toContain('must be a ULN of 10 digits')
      }),
    )
  })
})

describe('what follows from an identifier', () => {
  it.each([
    ['ukprn:10007140', 'hei'],
    ['ods:RJR', 'employer'],
    ['epao:EPA0123', 'epao'],
    ['epao:10007140', 'epao'],
    ['hee:Y62', 'commissioner'],
  ])('%s is of kind %s', (id, kind) => {
    expect(kindOf(id)).toBe(kind)
  })

  it('a cohort has a programme, an HEI and an intake', () => {
    const parts = { programme: '10007140/ap-generic', hei: 'ukprn:10007140', intake: '2020-09' }
    expect(partsOfCohort('10007140/ap-generic/2020-09')).toEqual(parts)
    expect(heiOfProgramme('10007140/ap-generic')).toBe('ukprn:10007140')
  })
})
