import * as z from 'zod/mini'
import { defineEvent } from '../define.ts'
import { wholeNumber } from '../fields.ts'
import { Region } from '../identifiers.ts'

export const placesCommissioned = defineEvent({
  type: 'places.commissioned',
  says: 'A commissioner pays for places in a cohort for its region. The latest statement for a cohort and region stands.',
  saidBy: ['commissioner'],
  subject: 'cohort',
  data: z.strictObject({
    places: wholeNumber(0, 100_000).check(z.describe('How many places are paid for.')),
    region: Region.check(z.describe("The region that pays: the commissioner's own.")),
    fundingPerPlace: z
      .optional(wholeNumber(0, 100_000_000))
      .check(z.describe('What a place is funded with, in pence.')),
  }),
})
