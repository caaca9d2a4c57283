import { describe, expect, it } from 'vitest'
import { namesIn } from '../../names.ts'
import { bandHeading, timeHeading } from './after.ts'
import { creditHeading, declinedHeading } from './apel.ts'
import { employersHeading } from './employers.ts'
import { flowHeading } from './flow.ts'
import { guaranteesHeading } from './guarantees.ts'
import { leaversHeading } from './leavers.ts'
import { missingHeading } from './missing.ts'
import { settingsHeading } from './settings.ts'

const exact = { disclosure: 'exact' } as const
const rounded = { disclosure: 'rounded' } as const
const names = namesIn({
  organisations: [
    { id: 'ods:RAA', kind: 'employer', name: 'Hillside Trust' },
    { id: 'ods:RBB', kind: 'employer', name: 'Riverside Trust' },
  ],
  programmes: [],
})

describe('the headings of outcomes', () => {
  it.each([
    [{ completed: 50, confirmed: 29 }, exact, '58% of completers have a band 4 post'],
    [{ completed: 20, confirmed: 10 }, rounded, '10 of the 20 completers have a band 4 post'],
    [{ completed: 0, confirmed: 0 }, exact, 'Nobody has completed'],
    [{ completed: 0, confirmed: 0 }, rounded, 'Hardly anybody has completed'],
  ])('posts %j, %j', (total, told, heading) => expect(flowHeading(total, told)).toBe(heading))

  it.each([
    [{ 'no-vacancy': 5, 'left-employer': 2 }, exact, 'No vacancy: the commonest reason for no post (5 of 7)'],
    [
      { 'no-vacancy': 5, 'left-employer': 5 },
      exact,
      'No vacancy and left the employer: the commonest reasons for no post, 5 each',
    ],
    [{ 'no-vacancy': 0, 'left-employer': 0 }, exact, 'Nobody is known to be without a post'],
  ])('reasons %j', (missingByReason, told, heading) => {
    const missing = missingByReason['no-vacancy'] + missingByReason['left-employer']
    expect(missingHeading({ missing, missingByReason: missingByReason as never }, told)).toBe(heading)
  })

  it('reasons that are all rounded away', () =>
    expect(missingHeading({ missing: 5, missingByReason: { 'no-vacancy': 0 } as never }, rounded)).toBe(
      '5 have no post, and no reason stands out',
    ))

  it.each([
    [{ guaranteed: 100, guaranteedConfirmed: 62 }, exact, '62% of guarantees of a post were kept'],
    [{ guaranteed: 20, guaranteedConfirmed: 15 }, rounded, '15 of the 20 guarantees of a post were kept'],
    [{ guaranteed: 9, guaranteedConfirmed: 9 }, exact, 'Every guarantee of a post was kept'],
    [{ guaranteed: 0, guaranteedConfirmed: 0 }, exact, 'Nobody has completed with a guaranteed post'],
  ])('guarantees %j, %j', (total, told, heading) => expect(guaranteesHeading(total, told)).toBe(heading))

  it('time and band', () => {
    expect(timeHeading({ '0-1': 3, '2-3': 1 } as never, exact)).toBe(
      '75% of posts started within two months of completing',
    )
    expect(timeHeading({ '0-1': 0 } as never, exact)).toBe('No post has started')
    expect(bandHeading({ '2': 1, '3': 2, '4': 9 }, exact)).toBe(
      '75% are in band 4 after training, 3 still in band 2 or 3',
    )
    expect(bandHeading({ '2': 0, '3': 0, '4': 0 }, exact)).toBe('No band after training has been told')
  })

  it('credit beside its benchmark', () => {
    const apel = { applicants: 80, twoYearRate: 0.05, benchmark: 0.8, declined: 3 } as never
    expect(creditHeading(apel, exact)).toBe(
      "5% of those who applied for a degree got two years' credit; the benchmark is 80%",
    )
    expect(creditHeading({ applicants: 10, twoYearRate: null, benchmark: 0.8 } as never, rounded)).toMatch(/^Too few/)
    expect(creditHeading({ applicants: 0, twoYearRate: null, benchmark: 0.8 } as never, exact)).toBe(
      'Nobody has applied for a degree',
    )
  })

  it('who was declined', () => {
    const declinedByReason = { 'no-places': 3, other: 0 }
    expect(declinedHeading({ applicants: 9, declined: 3, declinedByReason } as never, exact)).toBe(
      '3 of 9 who applied for a degree were declined, most often for: no places',
    )
    expect(declinedHeading({ applicants: 9, declined: 0, declinedByReason } as never, exact)).toMatch(/^Nobody/)
  })

  it('who left', () => {
    expect(leaversHeading({ leavers: 2, leftForPreRegistrationWithoutPost: 1 }, exact)).toBe(
      '1 trainee left for a degree without ever having a post; 2 left a post',
    )
    expect(leaversHeading({ leavers: 0, leftForPreRegistrationWithoutPost: 0 }, exact)).toMatch(/^Nobody has left/)
  })

  it('mental health beside physical health, as far as they are told', () => {
    const row = (setting: string, postRate: number | null) => ({ key: { setting }, postRate })
    expect(settingsHeading([row('physical-health', 0.65), row('mental-health', 0.42)])).toBe(
      '42% have a post in mental health, 65% in physical health',
    )
    expect(settingsHeading([row('physical-health', 0.65), row('mental-health', null)])).toBe(
      '65% have a post in physical health',
    )
    expect(settingsHeading([])).toBe('Mental health and physical health cannot be compared here')
  })

  it('the employers with most without a post', () => {
    const row = (employer: string, completed: number, missing: number) => ({ key: { employer }, completed, missing })
    const [one, two] = [row('ods:RAA', 12, 5), row('ods:RBB', 7, 5)]
    expect(employersHeading([one, row('ods:RBB', 7, 1)], names, exact)).toBe(
      'Hillside Trust has most without a post: 5 of 12 who completed',
    )
    expect(employersHeading([one, two], names, exact)).toBe(
      'Hillside Trust and Riverside Trust have most without a post: 5 each',
    )
    expect(employersHeading([row('ods:RAA', 3, 0)], names, exact)).toBe('Nobody is without a post at any employer')
  })
})
