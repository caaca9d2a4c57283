import type { Problem } from './problem.ts'

/**
 * Of each entity of the ILR, the fields that Ladder reads, by their names there and as they stand in the file. What is not
 * listed (names, dates of birth, postcodes, ethnicity, sex, disability, …) is never taken out of the file.
 */
export const fieldsRead = {
  learner: ['LearnRefNumber', 'ULN'],
  employment: ['EmpStat', 'DateEmpStatApp', 'EmpId'],
  delivery: [
    'LearnAimRef',
    'AimType',
    'AimSeqNumber',
    'LearnStartDate',
    'OrigLearnStartDate',
    'LearnPlanEndDate',
    'FundModel',
    'ProgType',
    'FworkCode',
    'PwayCode',
    'StdCode',
    'CompStatus',
    'LearnActEndDate',
    'WithdrawReason',
    'Outcome',
    'AchDate',
    'OutGrade',
  ],
  fam: ['LearnDelFAMType', 'LearnDelFAMCode', 'LearnDelFAMDateFrom', 'LearnDelFAMDateTo'],
} as const

export type DeliveryField = (typeof fieldsRead)['delivery'][number]

/** An entity of the file: where it stands, and the fields that it has. */
type Entity<Fields extends readonly string[]> = { readonly line: number } & {
  readonly [Name in Fields[number]]?: string
}

export type Employment = Entity<(typeof fieldsRead)['employment']>
/** A funding or monitoring mark of an aim: restarts (RES) and kinds of contract (ACT); no other is kept. */
export type Fam = Entity<(typeof fieldsRead)['fam']>
export type Delivery = Entity<(typeof fieldsRead)['delivery']> & { readonly fams: readonly Fam[] }
export type Learner = Entity<(typeof fieldsRead)['learner']> & {
  readonly employments: readonly Employment[]
  readonly deliveries: readonly Delivery[]
}

export type Header = {
  /** The year of the collection, from the namespace: 2018-19. */
  readonly year: string
  /**
   * The first day of that year, 1 August. Aims that closed before it are rightly absent from the file: what an earlier file
   * said of days before this one still stands.
   */
  readonly from: string
  readonly ukprn: string
  readonly preparationDate?: string
  readonly serialNo?: string
  readonly dateTime?: string
  readonly softwareSupplier?: string
  readonly release?: string
  /** Where the header contradicts itself. */
  readonly problems: readonly Problem[]
}

export type IlrPart =
  | ({ readonly kind: 'header'; readonly line: number } & Header)
  | { readonly kind: 'learner'; readonly line: number; readonly learner: Learner }
  | {
      readonly kind: 'end'
      readonly learners: number
      /** Elements that no year's ILR is known to have, by where they stand, with how often; what is in them is passed over. */
      readonly unknownElements: Readonly<Record<string, number>>
    }
