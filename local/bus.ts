import { randomUUID } from 'node:crypto'
import type { EventBridgeEvent } from 'aws-lambda'
import type { RuleTrigger, UploadTrigger } from '#functions/declaration.ts'
import { BUS_SOURCE } from '#functions/relay/entry.ts'
import { account, region } from './account.ts'
import { type BackOff, backOff } from './back-off.ts'
import type { Clock } from './clock.ts'
import { describeError } from './describe-error.ts'
import type { Failures } from './failures.ts'
import type { LocalFunction } from './functions.ts'

export type BusEvent = EventBridgeEvent<string, unknown>

/** An entry of PutEvents. */
export type Entry = {
  readonly Source?: string
  readonly DetailType?: string
  readonly Detail?: string
  readonly Resources?: readonly string[]
  readonly Time?: number
}

type EntryResult = { EventId: string } | { ErrorCode: string; ErrorMessage: string }

export type Bus = {
  /** Its rules, and whom they start. */
  readonly feeds: readonly string[]
  readonly put: (entry: Entry) => EntryResult
  /** Events brought to functions so far. */
  readonly handled: () => number
  /** Resolves when every event put so far has been dealt with. */
  readonly drained: () => Promise<void>
}

const retries = 2
const atOnce = 10

/** Whether a rule picks an event: one of Ladder's, of a type the rule lists, or of any type if it lists none. */
export const matches = ({ detailTypes }: Pick<RuleTrigger, 'detailTypes'>, event: BusEvent): boolean =>
  event.source === BUS_SOURCE && (detailTypes.length === 0 || detailTypes.includes(event['detail-type']))

/** Whether an event tells of a file whose name begins so. */
const tellsOf = ({ prefix }: UploadTrigger, { source, detail, ...event }: BusEvent): boolean =>
  source === 'aws.s3' &&
  event['detail-type'] === 'Object Created' &&
  (detail as { object: { key: string } }).object.key.startsWith(prefix)

const invalid = (ErrorCode: string, ErrorMessage: string): EntryResult => ({ ErrorCode, ErrorMessage })

const detailOf = (detail: string): object | undefined => {
  try {
    const parsed: unknown = JSON.parse(detail)
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

/** The event bus with the rules that the functions declare. AWS has two of them: what S3 tells comes on the account's own. */
export const openBus = (
  functions: readonly LocalFunction[],
  { clock, failures, wait = backOff }: { clock: Clock; failures: Failures; wait?: BackOff },
): Bus => {
  const rules = functions.flatMap((target) =>
    target.declaration.triggers
      .filter((trigger) => trigger.kind === 'rule' || trigger.kind === 'upload')
      .map((rule) => ({ rule, target })),
  )
  const queue: { rule: RuleTrigger | UploadTrigger; target: LocalFunction; event: BusEvent }[] = []
  let busy = 0
  let handled = 0
  const waiting: (() => void)[] = []

  const deliver = async ({ rule, target, event }: (typeof queue)[number]) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await target.invoke(event)
        return
      } catch (error) {
        if (attempt < retries) await wait(attempt)
        else {
          const reason = describeError(error)
          const { name } = target.declaration
          return failures.keep({
            function: name,
            trigger: rule.name,
            condition: 'RetryAttemptsExhausted',
            reason,
            event,
          })
        }
      }
    }
  }

  const work = async () => {
    busy += 1
    for (let next = queue.shift(); next; next = queue.shift()) {
      await deliver(next)
      handled += 1
    }
    busy -= 1
    if (busy === 0) for (const resolve of waiting.splice(0)) resolve()
  }

  return {
    put: ({ Source: source, DetailType: type, Detail, Resources = [], Time }) => {
      if (!source || !type || Detail === undefined) {
        return invalid('InvalidArgument', 'Parameter Source, DetailType or Detail is not valid.')
      }
      const detail = detailOf(Detail)
      if (!detail) return invalid('MalformedDetail', 'Detail is malformed.')
      const event: BusEvent = {
        version: '0',
        id: randomUUID(),
        'detail-type': type,
        source,
        account,
        time: (Time === undefined ? clock.now() : new Date(Time * 1000)).toISOString().replace(/\.\d+Z$/, 'Z'),
        region,
        resources: [...Resources],
        detail,
      }
      for (const { rule, target } of rules)
        if (rule.kind === 'rule' ? matches(rule, event) : tellsOf(rule, event)) queue.push({ rule, target, event })
      if (busy < atOnce && queue.length > 0) void work()
      return { EventId: event.id }
    },
    feeds: rules.map(({ rule, target }) => `${rule.kind} ${rule.name} → ${target.declaration.name}`),
    handled: () => handled,
    drained: () =>
      busy === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve)
          }),
  }
}
