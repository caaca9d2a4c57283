import { describe, expect, it } from 'vitest'
import { onStandard, standAlone } from '../../test/ilr/aims.ts'
import { ilrFile, UKPRN } from '../../test/ilr/generate.ts'
import { fileOf, reading } from '../../test/ilr/told.ts'
import { PRIVATE } from '../../test/ilr/write.ts'
import type { IlrPart } from './record.ts'

const years = ['2018-19', '2019-20', '2020-21', '2021-22', '2022-23', '2023-24', '2024-25', '2025-26', '2026-27']
const textOf = (options: Parameters<typeof ilrFile>[0]) => [...ilrFile(options)].join('')
const headerIn = (parts: readonly IlrPart[]) => parts.find((part) => part.kind === 'header')
const endOf = (parts: readonly IlrPart[]) => parts.find((part) => part.kind === 'end')

describe('a file', () => {
  it.each(years)('of %s is read from its header to its end', async (year) => {
    const { parts, error } = await reading(textOf({ year, learners: 25 }))
    expect(error).toBeUndefined()
    expect(parts.map(({ kind }) => kind)).toEqual(['header', ...Array(25).fill('learner'), 'end'])
    expect(parts[0]).toMatchObject({
      year,
      from: `${year.slice(0, 4)}-08-01`,
      ukprn: UKPRN,
      serialNo: '01',
      problems: [],
    })
    expect(endOf(parts)).toEqual({ kind: 'end', learners: 25, unknownElements: {} })
  })

  it('with a prefix on every element gives the same parts', async () => {
    const { parts } = await reading(textOf({ learners: 30 }))
    expect(await reading(textOf({ learners: 30, prefix: 'ilr' }))).toEqual({ parts })
  })

  it('in the namespace that the agency had before, and with a byte order mark, is read', async () => {
    const text = `\uFEFF${textOf({ learners: 1 }).replace('ESFA/ILR', 'SFA/ILR')}`
    expect((await reading(text)).parts).toHaveLength(3)
    expect((await reading(new TextEncoder().encode(text))).parts).toHaveLength(3)
  })

  it('without learners has a header and an end', async () => {
    const { parts } = await reading(textOf({ learners: 0 }))
    expect(parts.map(({ kind }) => kind)).toEqual(['header', 'end'])
  })

  it('gives of a learner what is read, with the lines, and nothing of who they are', async () => {
    const aim = onStandard({ LearnStartDate: '2020-09-07', LearnPlanEndDate: '2022-03-31' })
    const text = fileOf([{ aims: [aim], reference: 'AB 12' }])
    const { parts } = await reading(text)
    const [learner] = parts.flatMap((part) => (part.kind === 'learner' ? part.learner : []))
    const lineOf = (tag: string) => text.slice(0, text.indexOf(tag)).split('\n').length
    expect(learner).toMatchObject({
      line: lineOf('<Learner>'),
      LearnRefNumber: 'AB 12',
      employments: [{ line: lineOf('<LearnerEmploymentStatus>'), EmpStat: '10', EmpId: '154549452' }],
      deliveries: [{ line: lineOf('<LearningDelivery>'), StdCode: '102', fams: [{ LearnDelFAMType: 'ACT' }] }],
    })
    const given = JSON.stringify(parts)
    for (const secret of [PRIVATE, '1990-02-03', 'ZZ99', '"Sex', 'Ethnicity', 'LLDD', 'SOF']) {
      expect(text).toContain(secret.replace('"', '<'))
      expect(given).not.toContain(secret)
    }
  })

  it('that says things twice, in CDATA or by character references is read as XML says', async () => {
    const text = fileOf([{ aims: [] }]).replace('>L0<', '><![CDATA[L]]>&#48;<!-- no --><')
    const { parts } = await reading(text)
    expect(parts[1]).toMatchObject({ learner: { LearnRefNumber: 'L0' } })
    expect(parts[0]).toMatchObject({ softwareSupplier: 'Nobody & Sons' })
  })
})

describe('a header', () => {
  it('whose year is not that of the namespace is reported', async () => {
    const { parts } = await reading(textOf({ learners: 0, headerYear: '1718' }))
    expect(headerIn(parts)).toMatchObject({ year: '2020-21', problems: [{ field: 'Year', effect: 'taken' }] })
  })

  it('whose UKPRN is not the learning provider’s is reported', async () => {
    const text = textOf({ learners: 0 })
    const at = text.lastIndexOf(UKPRN)
    const { parts } = await reading(`${text.slice(0, at)}10000022${text.slice(at + 8)}`)
    expect(headerIn(parts)).toMatchObject({ ukprn: UKPRN, problems: [{ field: 'UKPRN' }] })
  })

  it('without a day of preparation is reported', async () => {
    const { parts } = await reading(textOf({ learners: 0, preparationDate: 'soon' }))
    expect(headerIn(parts)).toMatchObject({ problems: [{ field: 'FilePreparationDate' }] })
    expect(headerIn(parts)).not.toHaveProperty('preparationDate')
  })

  it('that names no provider refuses the file', async () => {
    expect(await reading(textOf({ learners: 1, ukprn: '1234' }))).toMatchObject({
      parts: [],
      error: { code: 'header', line: 9 },
    })
    const without = textOf({ learners: 1 }).replace(/<Header>.*<\/Header>/s, '')
    expect(await reading(without)).toMatchObject({ parts: [], error: { code: 'header' } })
  })
})

describe('elements that nobody knows', () => {
  it('are counted by where they stand, and what is in them is passed over', async () => {
    const text = fileOf([{ aims: [standAlone('2020-09-01', '2021-07-01')] }, { aims: [] }])
      .replaceAll('<AimType>', '<Colour><AimType>9</AimType></Colour><AimType>')
      .replaceAll('<ULN>', '<constructor/><x:ULN xmlns:x="urn:x">1</x:ULN><ULN>')
    const { parts, error } = await reading(text)
    expect(error).toBeUndefined()
    expect(parts[1]).toMatchObject({ learner: { deliveries: [{ AimType: '4' }] } })
    expect(endOf(parts)).toMatchObject({
      unknownElements: { 'Learner/LearningDelivery/Colour': 1, 'Learner/constructor': 2, 'Learner/ULN': 2 },
    })
  })

  it('may have as many names as they like: so many are told apart, and none that may be a number of somebody', async () => {
    const odd = Array.from({ length: 500 }, (_, n) => `<Odd${n}/>`).join('')
    const text = fileOf([{ aims: [] }]).replace('<ULN>', `<N12345678/>${odd}<ULN>`)
    const { unknownElements = {} } = endOf((await reading(text)).parts) ?? {}
    expect(Object.keys(unknownElements)).toHaveLength(101)
    expect(unknownElements).toMatchObject({ 'Learner/(an odd name)': 1, '(others)': 401 })
  })
})
