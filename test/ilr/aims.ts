/** The fields of an entity in the order of the ILR's schema; one without a value is left out. */
export type Fields = Readonly<Record<string, string | undefined>>

/** One learning delivery: its fields, and its marks as type, code and first day. */
export type Aim = { readonly fields: Fields; readonly fams?: readonly (readonly [string, string, string?])[] }

const ACT: NonNullable<Aim['fams']> = [['ACT', '1']]

/** A programme aim on the assistant practitioner's standard. */
export const onStandard = (fields: Fields, fams = ACT): Aim => ({
  fields: {
    LearnAimRef: 'ZPROG001',
    AimType: '1',
    FundModel: '36',
    ProgType: '25',
    StdCode: '102',
    CompStatus: '1',
    ...fields,
  },
  fams,
})

/** A programme aim on the framework before it. */
export const onFramework = (fields: Fields): Aim => ({
  fields: {
    LearnAimRef: 'ZPROG001',
    AimType: '1',
    FundModel: '35',
    ProgType: '21',
    FworkCode: '602',
    PwayCode: '1',
    CompStatus: '1',
    ...fields,
  },
})

/** A component of a programme, achieved where a day is given. */
export const component = (of: Aim, aim: string, start: string, end: string, achieved?: string): Aim => {
  const { FundModel, ProgType, StdCode, FworkCode, PwayCode } = of.fields
  const ended = achieved ? { CompStatus: '2', LearnActEndDate: achieved, Outcome: '1' } : { CompStatus: '1' }
  return {
    fields: {
      LearnAimRef: aim,
      AimType: '3',
      LearnStartDate: start,
      LearnPlanEndDate: end,
      FundModel,
      ProgType,
      StdCode,
      FworkCode,
      PwayCode,
      ...ended,
    },
  }
}

/** A course that is no apprenticeship. */
export const standAlone = (start: string, end: string): Aim => ({
  fields: {
    LearnAimRef: '60133533',
    AimType: '4',
    LearnStartDate: start,
    LearnPlanEndDate: end,
    FundModel: '35',
    CompStatus: '1',
  },
})
