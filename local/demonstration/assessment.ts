import type { EventData } from '#events/catalogue.ts'
import type { Route } from '#events/types/programme-opened.ts'
import type { Diary } from './diary.ts'
import { epaos } from './organisations.ts'
import type { Person } from './person.ts'
import type { Seat } from './seat.ts'

const awards: Readonly<Record<Route, EventData<'qualification.awarded'>['award']>> = {
  'higher-apprenticeship': 'fdsc',
  'foundation-degree': 'fdsc',
  'cert-he': 'cert-he',
  'dip-he': 'dip-he',
  diploma: 'diploma',
}

/** The award or the end-point assessment, the latter at times in two goes. Returns the day of completion. */
export const assess = ({ random }: Person, { programme, intake, hei }: Seat, diary: Diary, day: number): number => {
  if (programme.route !== 'higher-apprenticeship') {
    diary.say(hei, 'qualification.awarded', day, { award: awards[programme.route] })
    return day
  }
  if (programme.specialism === 'core-and-options')
    diary.say(hei, 'qualification.awarded', day - 21, { award: awards[programme.route] })

  const epao = random.pick(epaos.map(({ id }, index) => [id, 2 - index] as const))
  const assessor = random.chance(0.05) ? hei : epao
  const practice = intake < '2020-01' ? 'interview' : 'professionalDiscussion'
  const knowledge = intake < '2020-01' ? ({ knowledgeTest: 'pass' } as const) : {}
  const isFailed = random.chance(0.09)
  if (isFailed)
    diary.say(assessor, 'epa.completed', day, {
      result: 'fail',
      elements: { ...knowledge, observation: 'fail', [practice]: 'pass' },
    })
  const passed = isFailed ? day + random.between(40, 75) : day
  diary.say(assessor, 'epa.completed', passed, {
    result: isFailed ? 'pass' : random.pick(results),
    elements: { ...knowledge, observation: 'pass', [practice]: 'pass' },
  })
  return passed
}

const results = [
  ['pass', 60],
  ['merit', 26],
  ['distinction', 14],
] as const
