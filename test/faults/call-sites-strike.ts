import { AWS_SECRET, type Cloud, partly, troubledAttempt } from './call-sites-cloud.ts'
import { isWireTrouble, type Made, type Point, type Rivalry, siteOf } from './call-sites-points.ts'
import type { SdkCall } from './call-sites-sdk.ts'

/** A run of a function, and how it can end in the middle. */
export type Invocation = {
  readonly handler: string
  readonly event: object
  isDead: boolean
  readonly kill: () => void
}

type Options = {
  readonly point: Point | undefined
  readonly cloud: Cloud
  /** Does what a rival does, to its end. */
  readonly rival: (rivalry: Rivalry, invocation: Invocation, call: SdkCall) => Promise<void>
}

const forEver = new Promise<never>(() => undefined)

/** Lets one thing go wrong in a run: at its call, and as far as it goes. */
export const createStrike = ({ point, cloud, rival }: Options) => {
  let begun: { readonly site: string; readonly invocation: Invocation } | undefined
  let isOver = point === undefined
  let lostRaces = 0
  let errorsSeen = 0

  const hits = (made: Made, invocation: Invocation): boolean => {
    if (!point || isOver) return false
    if (!begun && made.nth === point.nth) {
      begun = { site: siteOf(made), invocation }
      isOver = !('extent' in point && point.extent === 'outage')
      return true
    }
    return siteOf(made) === begun?.site
  }

  const strike = async (call: SdkCall, invocation: Invocation): Promise<object> => {
    if (!point || 'crash' in point) {
      if (point?.crash === 'after') cloud.perform(call)
      if (point?.crash === 'midway') cloud.performHalf(call)
      invocation.kill()
      return forEver
    }
    if ('rival' in point) {
      await rival(point.rival, invocation, call)
      return watched(() => cloud.perform(call))
    }
    const { trouble, extent } = point
    if (!isWireTrouble(trouble)) return partly(trouble, call, cloud)
    const answered = call.overTheWire((attempt, token) => {
      const perform = () => cloud.perform(call, token)
      return extent === 'attempt' && attempt > 1 ? perform() : troubledAttempt(trouble, perform)
    })
    return answered.catch((error: Error) => {
      if (error.message === AWS_SECRET) errorsSeen++
      throw error
    })
  }

  /** Notes whether the condition of a call is not met. */
  const watched = (perform: () => object): object => {
    try {
      const output = perform()
      const { Responses = [] } = output as { Responses?: readonly { readonly Error?: object }[] }
      if (Array.isArray(Responses) && Responses.some(({ Error: refused }) => refused)) lostRaces++
      return output
    } catch (error) {
      lostRaces++
      throw error
    }
  }

  return {
    hits,
    strike,
    /** From now on nothing goes wrong: the invocation has ended for good, or its records were given up. */
    endedFor: (handler: string): void => {
      if (begun?.invocation.handler === handler) isOver = true
    },
    begun: () => begun !== undefined,
    /** How often somebody else had been first. */
    lostRaces: () => lostRaces,
    /** How often the SDK gave the trouble on to the product. */
    errorsSeen: () => errorsSeen,
  }
}
