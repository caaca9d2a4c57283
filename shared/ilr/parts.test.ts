import { describe, expect, it } from 'vitest'
import { fileOf, reading } from '../../test/ilr/told.ts'
import { usualLimits } from './limits.ts'

const kindsOf = async (text: string) => (await reading(text)).parts.map(({ kind }) => kind)
const withoutProvider = (text: string) => text.replace(/<LearningProvider>.*?<\/LearningProvider>/s, '')
const someone = fileOf([{ aims: [] }])
const lineOf = (tag: string) => someone.slice(0, someone.indexOf(tag)).split('\n').length

describe('the header of a file', () => {
  it('comes before its first learner, whether or not it names the learning provider', async () => {
    const kinds = ['header', 'learner', 'end']
    expect(await kindsOf(someone)).toEqual(kinds)
    expect(await kindsOf(withoutProvider(someone))).toEqual(kinds)
    expect(await kindsOf(withoutProvider(fileOf([])))).toEqual(['header', 'end'])
  })

  it('is known of a file that is cut off before its first learner', async () => {
    const cut = someone.slice(0, someone.indexOf('<Learner>'))
    expect(await reading(cut)).toMatchObject({ parts: [{ kind: 'header' }], error: { code: 'truncated' } })
  })
})

describe('a field of a learner', () => {
  it('is read without the white space around it, and without what is in it that nobody knows', async () => {
    const { parts } = await reading(
      someone.replace(
        /<LearnRefNumber>.*?<\/LearnRefNumber>/,
        '<LearnRefNumber>\n A<length>5<x>6</x></length>B \t</LearnRefNumber>',
      ),
    )
    expect(parts).toMatchObject([
      { kind: 'header' },
      { learner: { LearnRefNumber: 'AB' } },
      { kind: 'end', unknownElements: { 'Learner/LearnRefNumber/length': 1 } },
    ])
  })
})

it('a field with nothing in it is one that is not there', async () => {
  const { parts } = await reading(someone.replace(/<ULN>.*?<\/ULN>/, '<ULN> \n</ULN>'))
  const [learner] = parts.flatMap((part) => (part.kind === 'learner' ? part.learner : []))
  expect(learner).toHaveProperty('LearnRefNumber', 'L0')
  expect(learner).not.toHaveProperty('ULN')
})

describe('the limit of a learner', () => {
  const limits = { ...usualLimits, entity: 2000 }

  it('holds for each of them, and not for the file', async () => {
    const many = fileOf(Array.from({ length: 20 }, () => ({ aims: [] })))
    expect(many.length).toBeGreaterThan(5 * limits.entity)
    expect(await reading(many, limits)).toEqual(await reading(many))
  })

  it('does not hold for what is passed over beside the learners', async () => {
    const outcomes = '<DPOutcome><OutType>EMP</OutType></DPOutcome>\n'.repeat(100)
    const destination = `<LearnerDestinationandProgression>${outcomes}</LearnerDestinationandProgression>`
    const text = someone.replace('</Message>', `${destination}</Message>`)
    expect(await reading(text, limits)).toEqual(await reading(text))
  })

  it.each(['Email', 'ULN', 'Colour'])('holds for the last thing in one, whoever knows it: %s', async (name) => {
    const text = someone.replace('</Learner>', `<${name}>${' '.repeat(2000)}</${name}></Learner>`)
    const { parts, error } = await reading(text, limits)
    expect(parts.map(({ kind }) => kind)).toEqual(['header'])
    expect(error).toMatchObject({ code: 'too-long', line: lineOf('<Learner>') })
    expect(error?.message).toMatch(/2000 characters/)
  })
})
