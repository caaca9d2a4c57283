import type { EventType, LadderEvent } from '#events/catalogue.ts'
import { organisationOf } from '#events/envelope.ts'
import { dayOf } from './calendar.ts'
import type { Diary } from './diary.ts'
import { heis } from './organisations.ts'
import { type Person, sendersOf } from './person.ts'
import type { Seat } from './seat.ts'

/** What goes wrong in the telling: entries that have to be corrected, and speakers who have no say about the trainee. */
export const slip = ({ random, programme }: Person, { employer }: Seat, diary: Diary) => {
  const enrolled = firstOfType(diary, 'trainee.enrolled')
  const passed = firstOfType(diary, 'module.passed')
  if (enrolled && random.chance(0.01)) diary.misstate(enrolled, { guaranteedPost: !enrolled.data.guaranteedPost })
  if (!passed) return
  if (random.chance(0.015)) diary.misstate(passed, { credits: 20 })

  const otherEmployer = sendersOf(programme).find(({ id }) => id !== employer.id)
  if (otherEmployer && random.chance(0.005))
    diary.say(otherEmployer.id, 'post.missing', dayOf(passed.time) + 20, { reason: 'no-vacancy', currentBand: 3 })
  const otherHei = heis.find(({ id, region }) => id !== organisationOf(passed.source) && region === programme.region)
  if (otherHei && random.chance(0.004))
    diary.say(otherHei.id, 'module.passed', dayOf(passed.time) + 5, { ...passed.data, module: 'AP9' })
}

const firstOfType = <Type extends EventType>(diary: Diary, type: Type): LadderEvent<Type> | undefined =>
  diary.entries.find(({ event }) => event.type === type)?.event as LadderEvent<Type> | undefined
