import type { EventData, EventType, LadderEvent } from '#events/catalogue.ts'
import { ulnFrom } from '#events/uln.ts'

export const HEI = 'ukprn:10000011'
export const TRUST = 'ods:RAA'
export const OTHER_TRUST = 'ods:RBB'
const PROGRAMME = '10000011/ap'
export const COHORT = `${PROGRAMME}/2020-09`

const uln = (nineDigits: string): string => {
  const found = ulnFrom(nineDigits)
  if (!found) throw new Error(`no ULN starts with ${nineDigits}`)
  return found
}
export const ulns = { ann: uln('300000001'), bea: uln('300000003'), cai: uln('300000004') } as const
export type Trainee = keyof typeof ulns

/** An event that an organisation says; of a trainee by its ULN. */
const said = <Type extends EventType>(
  id: string,
  by: string,
  type: Type,
  subject: string,
  day: string,
  data: EventData<Type>,
): LadderEvent =>
  ({
    specversion: '1.0',
    id,
    source: `/organisations/${by}`,
    type,
    subject,
    time: `${day}T09:00:00.000Z`,
    data,
  }) as LadderEvent

const enrolled = (who: Trainee, employer: string): LadderEvent =>
  said(`enrolled-${who}`, HEI, 'trainee.enrolled', ulns[who], '2020-09-14', {
    cohort: COHORT,
    employer,
    entryBand: 3,
    funding: 'levy',
    guaranteedPost: true,
    setting: 'community',
    expectedEnd: '2022-09-30',
  })

export const passed = (id: string, subject: string, day = '2021-05-10'): LadderEvent =>
  said(id, HEI, 'module.passed', subject, day, { module: 'AP4001', credits: 20, level: 4, attempt: 1 })

export const commissioned = (id: string, places: number): LadderEvent =>
  said(id, 'hee:england', 'places.commissioned', COHORT, '2020-05-11', { places, region: 'Y62' })

export const opened = (id: string, title: string, day = '2020-01-06'): LadderEvent =>
  said(id, HEI, 'programme.opened', PROGRAMME, day, {
    title,
    route: 'foundation-degree',
    specialism: 'generic',
    minimumIntake: 3,
  })

export const events = {
  opening: opened('opened', 'Assistant Practitioner'),
  cohort: [enrolled('ann', TRUST), enrolled('bea', TRUST), enrolled('cai', OTHER_TRUST)],
  progress: [
    passed('passed-ann', ulns.ann),
    passed('passed-bea', ulns.bea),
    said('voided-bea', HEI, 'event.voided', ulns.bea, '2021-05-12', { event: 'passed-bea', reason: 'Another module.' }),
    said('reported-ann', TRUST, 'progress.reported', ulns.ann, '2021-05-20', { round: '2021-05', status: 'on-track' }),
  ],
  places: commissioned('places', 12),
  /** What the streams lose. */
  lost: [
    opened('opened-again', 'Assistant Practitioner (Community)', '2021-05-01'),
    passed('passed-cai', ulns.cai, '2021-02-01'),
    said('withdrawn-bea', HEI, 'trainee.withdrawn', ulns.bea, '2021-06-01', {
      reason: 'not-released',
      initiatedBy: 'employer',
    }),
  ],
  late: passed('passed-ann-late', ulns.ann, '2021-06-02'),
} as const
