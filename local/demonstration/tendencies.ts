import type { MissingReason } from '#events/types/post-missing.ts'
import type { Setting } from '#events/types/trainee-enrolled.ts'
import type { WithdrawalReason } from '#events/types/trainee-withdrawn.ts'
import type { DemonstrationRegion } from './organisations.ts'
import type { Weights } from './random.ts'

/** How things tend to go in a region: probabilities. */
export type Tendency = {
  readonly withdraws: number
  readonly finishesLate: number
  readonly guaranteed: number
  readonly postWithGuarantee: number
  readonly postWithoutGuarantee: number
  /** How much rarer a post is in mental health than elsewhere. */
  readonly mentalHealthGap: number
  readonly toNursingForLackOfPost: number
  readonly leavesPost: number
  readonly apelMonths: Weights<number>
}

const sixMonths: Weights<number> = [
  [0, 16],
  [4, 8],
  [6, 48],
  [12, 15],
  [18, 6],
  [24, 7],
]

export const tendencies: Readonly<Record<DemonstrationRegion, Tendency>> = {
  Y62: {
    withdraws: 0.2,
    finishesLate: 0.22,
    guaranteed: 0.65,
    postWithGuarantee: 0.74,
    postWithoutGuarantee: 0.54,
    mentalHealthGap: 0.24,
    toNursingForLackOfPost: 0.46,
    leavesPost: 0.05,
    apelMonths: sixMonths,
  },
  Y60: {
    withdraws: 0.23,
    finishesLate: 0.2,
    guaranteed: 0.55,
    postWithGuarantee: 0.83,
    postWithoutGuarantee: 0.66,
    mentalHealthGap: 0.2,
    toNursingForLackOfPost: 0.38,
    leavesPost: 0.05,
    apelMonths: sixMonths,
  },
  Y58: {
    withdraws: 0.07,
    finishesLate: 0.12,
    guaranteed: 0.8,
    postWithGuarantee: 0.97,
    postWithoutGuarantee: 0.9,
    mentalHealthGap: 0.08,
    toNursingForLackOfPost: 0.3,
    leavesPost: 0.02,
    apelMonths: [
      [0, 6],
      [6, 40],
      [12, 26],
      [24, 28],
    ],
  },
}

/** Withdrawals are likelier by this factor where a specialist course is failing. */
export const FAILING_COURSE = 1.7

export const withdrawalReasons: Weights<WithdrawalReason> = [
  ['personal', 22],
  ['not-released', 20],
  ['academic', 15],
  ['left-employer', 14],
  ['moved-to-pre-registration', 9],
  ['health', 8],
  ['service-reconfigured', 6],
  ['funding-withdrawn', 4],
  ['other', 2],
]

/** The pandemic year: nobody could be spared for a day a week at university. */
export const withdrawalReasonsOf2020: Weights<WithdrawalReason> = [
  ['not-released', 40],
  ['service-reconfigured', 18],
  ['personal', 16],
  ['health', 12],
  ['academic', 8],
  ['left-employer', 6],
]

export const missingReasons = (setting: Setting): Weights<MissingReason> =>
  setting === 'mental-health'
    ? [
        ['role-not-defined', 45],
        ['no-uplift-funding', 25],
        ['no-vacancy', 18],
        ['service-reorganised', 12],
      ]
    : [
        ['no-vacancy', 38],
        ['no-uplift-funding', 34],
        ['role-not-defined', 10],
        ['service-reorganised', 10],
        ['declined-by-trainee', 5],
        ['left-employer', 3],
      ]

export const professionOf = (specialism: string, setting: Setting): string => {
  if (specialism === 'radiography') return 'diagnostic-radiography'
  if (specialism === 'therapy-support') return 'occupational-therapy'
  return setting === 'mental-health' ? 'mental-health-nursing' : 'adult-nursing'
}
