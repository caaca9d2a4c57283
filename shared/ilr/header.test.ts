import { describe, expect, it } from 'vitest'
import { UKPRN } from '../../test/ilr/generate.ts'
import { fileOf, reading } from '../../test/ilr/told.ts'

const whole = fileOf([{ aims: [] }])
const without = (name: string, text = whole) => text.replace(new RegExp(`<${name}>[^]*?</${name}>\n`), '')
const saying = (name: string, value: string, text = whole) =>
  text.replace(new RegExp(`<${name}>.*</${name}>`), `<${name}>${value}</${name}>`)
const lineOf = (what: string, text = whole) => text.slice(0, text.indexOf(what)).split('\n').length
const headerIn = async (text: string) => {
  const { parts, error } = await reading(text)
  if (error) throw new Error(error.message)
  const [header] = parts
  if (header?.kind !== 'header') throw new Error('no header')
  return header
}

describe('the header of a file', () => {
  it('says whose it is, of which year, and from which software', async () => {
    expect(await headerIn(whole)).toStrictEqual({
      kind: 'header',
      line: 3,
      year: '2020-21',
      from: '2020-08-01',
      ukprn: UKPRN,
      preparationDate: '2021-07-15',
      serialNo: '01',
      dateTime: '2021-07-15T09:00:00',
      softwareSupplier: 'Nobody & Sons',
      release: '1',
      problems: [],
    })
  })

  it.each([
    ['SerialNo', 'serialNo'],
    ['DateTime', 'dateTime'],
    ['SoftwareSupplier', 'softwareSupplier'],
    ['Release', 'release'],
  ])('may be without %s, or have it empty', async (field, name) => {
    for (const text of [without(field), saying(field, '')]) {
      const header = await headerIn(text)
      expect(header).not.toHaveProperty(name)
      expect(header.problems).toEqual([])
    }
  })

  it.each([
    ['is not there', without('Header'), 'LearningProvider', /no Header with a Source/],
    ['has no Source', without('Source'), '<Header>', /no Header with a Source/],
    ['has no UKPRN', whole.replace(/<UKPRN>.*<\/UKPRN>\n/, ''), '<Source>', /UKPRN/],
    ['has a UKPRN that begins otherwise', saying('UKPRN', '20000011'), '<Source>', /8 digits starting with 1/],
    ['has a UKPRN that is too long', saying('UKPRN', `${UKPRN}0`), '<Source>', /8 digits starting with 1/],
    ['has a UKPRN with something before it', saying('UKPRN', `0${UKPRN}`), '<Source>', /8 digits starting with 1/],
  ])('that %s: the file is refused', async (_, text, at, words) => {
    const { parts, error } = await reading(text)
    expect(parts).toEqual([])
    expect(error).toMatchObject({ code: 'header', message: expect.stringMatching(words) })
    // Where there is no header, that is known at the end of what should follow it.
    expect(error?.line).toBe(at.startsWith('<') ? lineOf(at, text) : lineOf(`</${at}>`, text))
  })
})

describe('a header that contradicts its file', () => {
  const details = lineOf('<CollectionDetails>')
  it.each([
    ['in its year', saying('Year', '1920'), 'Year', details, /namespace, which says 2020-21/],
    [
      'in its provider',
      whole.replace(/(<LearningProvider>\n<UKPRN>)\d+/, '$110000022'),
      'UKPRN',
      lineOf('<LearningProvider>'),
      /header counts/,
    ],
    ['in the day it was made', saying('FilePreparationDate', '2021-02-30'), 'FilePreparationDate', details, /no date/],
    ['by no day it was made', without('FilePreparationDate'), 'FilePreparationDate', details, /missing/],
  ])('%s is read all the same, which is told', async (_, text, field, line, words) => {
    const { ukprn, year, preparationDate, problems } = await headerIn(text)
    expect([ukprn, year]).toEqual([UKPRN, '2020-21'])
    expect(preparationDate).toBe(field === 'FilePreparationDate' ? undefined : '2021-07-15')
    expect(problems).toEqual([{ learner: '', line, field, effect: 'taken', detail: expect.stringMatching(words) }])
  })

  it.each([
    ['year', without('Year')],
    ['number of its provider', whole.replace(/(<LearningProvider>\n)<UKPRN>.*\n/, '$1')],
    ['provider', without('LearningProvider')],
  ])('is not one that gives no %s', async (_, text) => {
    expect((await headerIn(text)).problems).toEqual([])
  })

  it('without its details has no day on which it was made, told where it was noticed', async () => {
    const text = without('CollectionDetails')
    const header = await headerIn(text)
    expect(header).not.toHaveProperty('preparationDate')
    expect(header.problems).toMatchObject([
      { field: 'FilePreparationDate', line: lineOf('</LearningProvider>', text), effect: 'taken' },
    ])
  })
})
