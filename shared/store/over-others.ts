import type { Organisation } from '#events/identifiers.ts'
import { belowMinimum, lastHei } from '../exceptions/courses.ts'
import { type ExceptionsRegister, type Listed, placeOfSender } from '../exceptions/listed.ts'
import { type Silent, sendersIn, silentSenders } from '../exceptions/senders.ts'
import { planOf } from '../plan.ts'
import { liveCube, readRows } from './cube.ts'
import { allHeard } from './heard.ts'

const rowsBy = (generation: string, slice: 'cohort' | 'employer', today: string) =>
  readRows(liveCube(generation), planOf({ aggregate: 'outcomes', filters: {}, groupBy: [slice] }), today)

const readSenders = async (generation: string, today: string) => {
  const [byCohort, byEmployer, heard] = await Promise.all([
    rowsBy(generation, 'cohort', today),
    rowsBy(generation, 'employer', today),
    allHeard(),
  ])
  return { byCohort, silent: silentSenders(sendersIn(byCohort, byEmployer), heard, today) }
}

/** The senders with open enrolments that have sent nothing for too long. */
export const silentOn = async (generation: string, today: string): Promise<Silent[]> =>
  (await readSenders(generation, today)).silent

/** The open exceptions that are not about a trainee's record, in the order of lists: reckoned from cube and register as they are. */
export const exceptionsOverOthers = async (
  generation: string,
  register: ExceptionsRegister,
  today: string,
): Promise<Listed[]> => {
  const { byCohort, silent } = await readSenders(generation, today)
  const given = { register, today }
  return [
    ...belowMinimum(byCohort, given),
    ...lastHei(byCohort, given),
    ...silent.map((each) => silentListed(each, register)),
  ].sort((a, b) => (a.text < b.text ? -1 : 1))
}

const silentListed = ({ organisation, regions, since }: Silent, register: ExceptionsRegister): Listed => ({
  text: [since, 'SILENT-SENDER', organisation].join('#'),
  rule: 'SILENT-SENDER',
  since,
  place: placeOfSender(organisation as Organisation, register),
  regions: [...regions],
  organisation,
})
