import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mapping } from '../../test/ilr/generate.ts'
import { reading } from '../../test/ilr/told.ts'
import { parseIlrFileName } from './file-name.ts'
import type { Apprenticeship } from './programmes.ts'
import type { Header, IlrPart } from './record.ts'
import { translatorOf } from './translate.ts'

// Published by others as samples, and not ours to copy: where they are kept is told by the environment.
const folder = process.env.LADDER_ILR_SAMPLES ?? '/work/shared/data/ilr'
const samples = {
  one: 'ILR-10000001-1920-20190624-141555-01.xml',
  many: 'ILR-10033670-1819-20181206-093952-03.xml',
}
const areHere = Object.values(samples).every((name) => existsSync(join(folder, name)))
if (!areHere)
  console.warn(`The ILR samples of others are not read: ${folder} has none. LADDER_ILR_SAMPLES names another.`)

/** No sample has an assistant practitioner: those on a business framework are read as if they were. */
const asIf: readonly Apprenticeship[] = [
  { kind: 'framework', progType: '2', framework: '420', pathway: '1' },
  { kind: 'framework', progType: '2', framework: '490', pathway: '1' },
]

const partsOf = async (name: string): Promise<IlrPart[]> => (await reading(readFileSync(join(folder, name)))).parts
const translate = async (name: string, table = mapping) => {
  const parts = await partsOf(name)
  const header = parts[0] as Header
  const programmes = [{ id: `${header.ukprn}/ap`, route: 'diploma' as const }]
  const { translate: say, apprenticeshipsSeen } = translatorOf({ ...header, mapping: table, programmes }, asIf)
  const learners = parts.flatMap((part) => (part.kind === 'learner' ? (say(part.learner) ?? []) : []))
  return { learners, seen: apprenticeshipsSeen() }
}

describe.skipIf(!areHere)('the samples of others', () => {
  it.each(Object.values(samples))('%s is read whole, and its header says what its name says', async (name) => {
    const parts = await partsOf(name)
    const { ukprn, year } = parts[0] as Header
    expect(parseIlrFileName(join(folder, name))).toMatchObject({ ukprn, year })
    expect(parts.at(-1)).toEqual({ kind: 'end', learners: name === samples.one ? 1 : 17, unknownElements: {} })
  })

  it('tell of starts, breaks and returns, an achieved framework, and one learner with two records', async () => {
    const { learners, seen } = await translate(samples.many)
    const slots = learners.flatMap(({ programmes }) =>
      programmes.map((programme) => programme.slots.map(({ slot }) => slot)),
    )
    expect(slots).toHaveLength(9)
    expect(slots).toContainEqual([
      'enrolled',
      'module-50104767',
      'paused-2017-09-28',
      'resumed-2017-10-28',
      'module-60094837',
      'award',
    ])
    expect(slots).toContainEqual(['enrolled', 'paused-2017-04-25', 'resumed-2018-01-16'])
    expect(learners.flatMap(({ problems }) => problems)).toMatchObject([{ field: 'ULN', effect: 'learner-left-out' }])
    expect(seen).toEqual({ 'framework 420-2-1': 9, 'framework 490-2-1': 1 })
  })

  it('tell by its number of the employer that the table does not have', async () => {
    const { learners } = await translate(samples.many, { ...mapping, employers: {} })
    expect(learners.flatMap(({ programmes }) => programmes)).toEqual([])
    for (const { problems } of learners.slice(0, -1))
      expect(problems[0]?.detail).toMatch(/^EmpId 154549452 is not in your table of employers: add it there/)
  })
})
