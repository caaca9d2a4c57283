import type { EventType } from '#events/catalogue.ts'
import type { ExceptionAnswer, ExceptionRule } from '#events/exceptions.ts'
import { clockFrom } from '#local/clock.ts'
import { enrolled, newUln, type Scene, said, startLadder } from './client.ts'

type Page = {
  readonly counts?: Record<ExceptionRule, number>
  readonly exceptions: readonly ExceptionAnswer[]
  readonly next?: string
}

/** Those over people, whose cohort may be below its minimum all the while. */
export const OVER_PEOPLE =
  'GUARANTEE-BROKEN,OUTCOME-OVERDUE,STALLED,LONG-PAUSE,EPA-DUE,MOVED-NOT-ARRIVED,DROPPED,DISAGREEMENT'

export const peopleOf = ({ programme }: Scene): string => `programme=${programme}&rule=${OVER_PEOPLE}`

/** An event of a day. */
export const on = (day: string, by: string, type: EventType, subject: string, data: object) =>
  said(by, type, subject, data, { time: `${day}T09:00:00.000Z` })

/** A platform that lives on a day and can be moved on, with two regional commissioners. */
export const startLadderOn = async (day: string) => {
  const clock = clockFrom(new Date(`${day}T09:00:00Z`))
  const ladder = await startLadder({ clock })
  for (const region of ['Y62', 'Y63']) await ladder.registered(`hee:${region}`)

  const page = async (by: string, query: string): Promise<Page> => {
    await ladder.drained()
    const { status, body, text } = await ladder.get<Page>(by, `/exceptions?${query}`)
    if (status !== 200) throw new Error(`exceptions answered ${status}: ${text}`)
    return body
  }

  return {
    ...ladder,
    page,
    rulesOf: async (by: string, query: string): Promise<string[]> =>
      (await page(by, query)).exceptions.map(({ rule }) => rule),
    /** Somebody enrolled in September 2024. */
    givenTrainee: async (scene: Scene, data: object = {}): Promise<string> => {
      const enrolment = { ...enrolled(scene, newUln(), data), time: '2024-09-09T09:00:00.000Z' }
      const [ref = ''] = await ladder.stored(scene.hei, enrolment)
      return ref
    },
    today: () => clock.now().toISOString().slice(0, 10),
    moveOn: (day: string) => {
      clock.moveTo(new Date(`${day}T00:00:00Z`))
      ladder.forgetTokens()
    },
  }
}
