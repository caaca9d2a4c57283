import { expect, it } from 'vitest'
import { ulnFrom } from '#events/uln.ts'
import { discreet, discreetJson } from './discreet.ts'

const uln = ulnFrom('412345678')

it('ten digits are nowhere told: they may be a learner', () => {
  expect(discreet(`enrolment-of-${uln}`)).toBe('enrolment-of-(a learner number)')
  expect(discreetJson({ id: `a${uln}`, bytes: 1_073_741_824 })).toBe('{"id":"a(a learner number)","bytes":1073741824}')
  expect(discreet('12345678901 and 123456789')).toBe('12345678901 and 123456789')
})
