import { describe, expect, it } from 'vitest'
import type { LadderEvent } from '#events/catalogue.ts'
import { ulnFrom } from '#events/uln.ts'
import { pseudonymise } from './pseudonyms.ts'

const uln = ulnFrom('100000004') ?? ''
const another = ulnFrom('100000010') ?? ''
const referenceOf = (uln: string) => `t_${[...uln].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
const event = (subject: string, id: string, data: object) =>
  ({ specversion: '1.0', id, source: 's', type: 'event.voided', subject, time: 't', data }) as unknown as LadderEvent

describe('references stand in for ULNs', () => {
  it('as the subject, inside the id and inside any text', () => {
    const said = pseudonymise(
      event(uln, `void-${uln}`, { event: `e${uln}x`, reason: `${uln} was a mistake` }),
      referenceOf,
    )
    expect(said).toMatchObject({
      id: `void-${referenceOf(uln)}`,
      subject: referenceOf(uln),
      data: { event: `e${referenceOf(uln)}x`, reason: `${referenceOf(uln)} was a mistake` },
    })
  })

  it("for somebody else's ULN too, and when the subject is a reference already", () => {
    const reference = referenceOf(uln)
    const said = pseudonymise(event(reference, `1-${uln}`, { event: '1', reason: `meant ${another}` }), referenceOf)
    expect(said).toMatchObject({ id: `1-${reference}`, data: { reason: `meant ${referenceOf(another)}` } })
    const inside = pseudonymise(event(reference, '1', { event: '1', reason: `(${another}) was meant` }), referenceOf)
    expect(inside.data).toMatchObject({ reason: `(${referenceOf(another)}) was meant` })
  })

  it('but not for a reference, whatever its end looks like, nor for what is no text', () => {
    const reference = `t_${'a'.repeat(16)}${'2'.repeat(10)}`
    const data = { module: 'A', credits: 20, level: 4, attempt: 1 }
    expect(pseudonymise(event(reference, '1', data), referenceOf)).toMatchObject({ subject: reference, data })
  })

  it('and digits that are no ULN stay, as do those of courses', () => {
    const data = { event: '1617235202', cohort: `10000011/${uln}/2018-09`, employer: 'ods:RAA' }
    expect(pseudonymise(event('10000011/ap', '12345678901234', data), referenceOf)).toMatchObject({
      id: '12345678901234',
      data,
    })
  })
})
