import { describe, expect, it } from 'vitest'
import { eventTypes } from './catalogue.ts'
import { columnsOf } from './columns.ts'

const inShort = (...given: Parameters<typeof columnsOf>) =>
  columnsOf(...given).map(({ name, holds, isRequired }) => `${name}${isRequired ? '' : '?'} ${holds}`)

describe('the columns of a type', () => {
  it('are the fields of its data, with what each holds', () => {
    expect(inShort('trainee.enrolled')).toEqual([
      'cohort text',
      'employer text',
      'entryBand number',
      'funding text',
      'guaranteedPost boolean',
      'setting text',
      'expectedEnd date',
    ])
  })

  it('name a field inside another by both', () => {
    expect(inShort('epa.completed')).toEqual([
      'result text',
      'elements.knowledgeTest? text',
      'elements.observation? text',
      'elements.interview? text',
      'elements.professionalDiscussion? text',
    ])
  })

  it('are there for every type', () => {
    for (const type of eventTypes) expect(columnsOf(type), type).not.toEqual([])
  })
})
