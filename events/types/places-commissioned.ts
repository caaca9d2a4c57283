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
    places: wholeNumber(0, 100_000),
    region: Region,
    /** In pence. */
    fundingPerPlace: z.optional(wholeNumber(0, 100_000_000)),
  }),
})
