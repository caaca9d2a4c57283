import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { columnsOf } from './columns.ts'

describe('the columns of a schema', () => {
  it('are its fields in order, each by its kind, its words and what it means', () => {
    const schema = z.strictObject({
      trainee: z.string().check(z.describe('Whom it is about.')),
      status: z.optional(z.enum(['on-track', 'left'])),
      band: z.nullable(z.literal([3, 4])),
      credits: z.number(),
      guaranteed: z.optional(z.nullable(z.boolean())),
      start: z.iso.date(),
    })
    expect(columnsOf(schema)).toEqual([
      { name: 'trainee', kind: 'text', values: [], says: 'Whom it is about.' },
      { name: 'status', kind: 'word', values: ['on-track', 'left'], says: '' },
      { name: 'band', kind: 'number', values: ['3', '4'], says: '' },
      { name: 'credits', kind: 'number', values: [], says: '' },
      { name: 'guaranteed', kind: 'boolean', values: [], says: '' },
      { name: 'start', kind: 'date', values: [], says: '' },
    ])
  })
})
