import type { Aim, Fields } from './aims.ts'

/** A made-up learner as a file holds one. */
export type WrittenLearner = {
  readonly reference: string
  readonly uln: string
  readonly employments: readonly Fields[]
  readonly aims: readonly Aim[]
}

export type FileOptions = {
  /** As 2018-19. */
  readonly year: string
  readonly ukprn: string
  /** A prefix for every element, as some exporters write one. */
  readonly prefix?: string
  readonly preparationDate?: string
  readonly headerYear?: string
}

/** What no reader may keep: in every learner's name, address and birth. */
export const PRIVATE = 'Sméth-Priváte'

const order = [
  ['LearnAimRef', 'AimType', 'AimSeqNumber', 'LearnStartDate', 'OrigLearnStartDate', 'LearnPlanEndDate', 'FundModel'],
  ['ProgType', 'FworkCode', 'PwayCode', 'StdCode', 'DelLocPostCode', 'CompStatus', 'LearnActEndDate'],
  ['WithdrawReason', 'Outcome', 'AchDate', 'OutGrade', 'SWSupAimId'],
].flat()

/** Writes an ILR's XML piece by piece: its beginning, learners, its end. */
export const ilrWriter = ({ year, ukprn, prefix, preparationDate, headerYear }: FileOptions) => {
  const tag = (name: string) => (prefix ? `${prefix}:${name}` : name)
  const element = (name: string, content: string): string => `<${tag(name)}>${content}</${tag(name)}>\n`
  const group = (name: string, ...parts: readonly string[]): string => element(name, `\n${parts.join('')}`)
  const fields = (values: Fields): string =>
    Object.entries(values)
      .map(([name, value]) => (value === undefined ? '' : element(name, value)))
      .join('')
  const inOrder = (values: Fields): Fields => Object.fromEntries(order.map((name) => [name, values[name]]))
  const isNew = year >= '2021-22'
  const made = preparationDate ?? `${Number(year.slice(0, 4)) + 1}-07-15`

  const aim = ({ fields: values, fams = [] }: Aim, index: number): string =>
    group(
      'LearningDelivery',
      fields(inOrder({ AimSeqNumber: `${index + 1}`, DelLocPostCode: 'ZZ99 9ZZ', ...values })),
      ...fams.map(([type, code, from]) =>
        group(
          'LearningDeliveryFAM',
          fields({ LearnDelFAMType: type, LearnDelFAMCode: code, LearnDelFAMDateFrom: from }),
        ),
      ),
      group('LearningDeliveryFAM', fields({ LearnDelFAMType: 'SOF', LearnDelFAMCode: '105' })),
      group('AppFinRecord', fields({ AFinType: 'TNP', AFinCode: '1', AFinDate: made, AFinAmount: '12000' })),
    )

  return {
    beginning: (): string =>
      `<?xml version="1.0" encoding="utf-8"?>\n<${tag('Message')} xmlns${prefix ? `:${prefix}` : ''}="ESFA/ILR/${year}">\n` +
      group(
        'Header',
        group(
          'CollectionDetails',
          fields({
            Collection: 'ILR',
            Year: headerYear ?? year.slice(2, 4) + year.slice(5),
            FilePreparationDate: made,
          }),
        ),
        group(
          'Source',
          fields({
            ProtectiveMarking: 'OFFICIAL-SENSITIVE-Personal',
            UKPRN: ukprn,
            SoftwareSupplier: 'Nobody &amp; Sons',
            Release: '1',
            SerialNo: '01',
            DateTime: `${made}T09:00:00`,
          }),
        ),
      ) +
      group('LearningProvider', fields({ UKPRN: ukprn })),
    learner: ({ reference, uln, employments, aims }: WrittenLearner): string =>
      group(
        'Learner',
        fields({ LearnRefNumber: reference, ULN: uln, FamilyName: PRIVATE, GivenNames: PRIVATE }),
        fields({ DateOfBirth: '1990-02-03', Ethnicity: '31', Sex: 'F', LLDDHealthProb: '2' }),
        isNew
          ? group('PriorAttain', fields({ PriorLevel: '3', DateLevelApp: '2015-07-01' }))
          : fields({ PriorAttain: '3' }),
        fields({ PostcodePrior: 'ZZ99 9ZZ', Postcode: 'ZZ99 9ZZ', AddLine1: `1 ${PRIVATE} Road` }),
        ...employments.map((status) =>
          group(
            'LearnerEmploymentStatus',
            fields(status),
            group('EmploymentStatusMonitoring', fields({ ESMType: 'LOE', ESMCode: '4' })),
          ),
        ),
        ...aims.map(aim),
      ),
    destination: ({ reference, uln }: WrittenLearner): string =>
      year <= '2020-21'
        ? group('LearnerDestinationandProgression', fields({ LearnRefNumber: reference, ULN: uln }))
        : '',
    end: (): string => `</${tag('Message')}>\n`,
  }
}
