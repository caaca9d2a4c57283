import { type Aws, type AwsCall, awsError } from './aws.ts'
import type { Bus } from './bus.ts'
import { type Model, secretAnswer } from './deployment.ts'
import type { FaultKind } from './faults.ts'
import { currentInvocation, type Invocation, type Invocations, nameOfInvocation } from './invocations.ts'
import { partly } from './partly.ts'
import type { Stage } from './stage.ts'

/** What may become of one attempt. */
type Answer = { readonly with: (output: object) => void; readonly failing: (error: Error) => void }

/** Attempts that the SDK makes: the store's own setting, and the default. */
const attemptsOf = { dynamodb: 5, eventbridge: 3, secretsmanager: 3, cognito: 3 } as const
/** Errors on which the SDK tries again by itself. */
const TRIED_AGAIN = ['InternalServerError', 'ThrottlingException', 'TimeoutError', 'TransactionInProgressException']

const troubles = {
  'refused before': 'InternalServerError',
  throttled: 'ThrottlingException',
  'timed out before': 'TimeoutError',
  'performed late': 'TimeoutError',
  'answer lost': 'TimeoutError',
} as const satisfies Partial<Record<FaultKind, string>>
type Trouble = keyof typeof troubles
const troubleKinds = Object.keys(troubles) as readonly Trouble[]

/**
 * AWS with its faults, and the SDK's own behaviour around it: every call is carried out at a moment of its own, and its answer
 * is on its way for a while. `setStale` tells the model whether reads of this call may see the past.
 */
export const simulatedAws = (
  stage: Stage,
  {
    model,
    bus,
    step,
    setStale,
  }: { model: Model; bus: Bus; step: Invocations['step']; setStale: (is: boolean) => void },
): Aws & { readonly calls: () => number } => {
  const { timeline, faults, random, latency } = stage
  let calls = 0
  const down = outageOf(stage)

  /** On the wire: what has been sent arrives even though its sender has been stopped, or does not. */
  const arrive = (actor: Invocation | undefined, ms: number, carryOut: () => void) =>
    timeline.after(ms, () => {
      if (actor && !actor.isDead && faults.strikes('crash', nameOfInvocation(actor))) actor.kill('crashed')
      if (actor?.isDead && random.chance(0.5)) return
      carryOut()
    })

  const execute = (call: AwsCall, answer: Answer) => {
    try {
      setStale(mayBeStale(call) && faults.strikes('stale read'))
      answer.with(partly(call, stage, (input) => model.execute(call.command, input)))
    } catch (error) {
      answer.failing(error as Error)
    }
  }

  /** A transaction takes two moments: it locks its items, and it commits. */
  const transact = ({ input }: AwsCall, token: string, answer: Answer) => {
    if (faults.strikes('transaction in progress')) return answer.failing(awsError('TransactionInProgressException'))
    const asked = { ...input, ClientRequestToken: token } as Parameters<Model['begin']>[0]
    if (faults.strikes('transaction conflict')) return answer.failing(conflictIn(asked.TransactItems ?? [], random))
    try {
      const begun = model.begin(asked)
      timeline.after(latency(), () => answer.with(begun.commit()))
    } catch (error) {
      answer.failing(error as Error)
    }
  }

  const carryOut = (call: AwsCall, token: string, answer: Answer) => {
    if (call.service === 'secretsmanager') return answer.with(secretAnswer)
    if (call.service === 'eventbridge') return answer.with(bus.put(call.input))
    if (call.command === 'TransactWriteCommand') return transact(call, token, answer)
    execute(call, answer)
  }

  const attempt = (call: AwsCall, token: string, trouble: Trouble | undefined, answer: Answer) => {
    if (down(call)) return answer.failing(awsError('InternalServerError', 'the service is down'))
    if (!trouble) return carryOut(call, token, answer)
    const ignored: Answer = { with: () => undefined, failing: () => undefined }
    const fail = () => answer.failing(awsError(troubles[trouble]))
    if (trouble === 'answer lost') return carryOut(call, token, { with: fail, failing: fail })
    if (trouble === 'performed late')
      timeline.after(random.int(1, 30_000), () => {
        stage.trace(`late: ${call.command}`)
        carryOut(call, token, ignored)
      })
    fail()
  }

  const send: Aws = (call) =>
    new Promise((resolve, reject) => {
      const actor = currentInvocation()
      const who = nameOfInvocation(actor)
      // One token a call, the same in all its attempts.
      const token = `token-${++calls}`
      const trouble = troubleKinds.find((kind) => faults.strikes(kind, who))
      const lasts = trouble !== undefined && random.chance(0.3)
      const most = attemptsOf[call.service]
      const begin = (nth: number) =>
        arrive(actor, latency(), () => {
          attempt(call, token, nth === 1 || lasts ? trouble : undefined, {
            with: (output) => {
              stage.trace(`${who} ${call.command} ${tablesOf(call).join('+')}`)
              step(actor, latency(), () => resolve(output))
            },
            failing: (error) => {
              stage.trace(`${who} ${call.command} ${tablesOf(call).join('+')} ${error.name}`)
              const again = nth < most && TRIED_AGAIN.includes(error.name)
              const wait = again ? random.int(0, Math.min(20_000, 100 * 2 ** nth)) : 0
              step(actor, latency() + wait, () => (again ? begin(nth + 1) : reject(error)))
            },
          })
        })
      begin(1)
    })
  return Object.assign(send, { calls: () => calls })
}

const mayBeStale = ({ command, input }: AwsCall): boolean =>
  ['GetCommand', 'QueryCommand', 'ScanCommand'].includes(command) && !(input as AnyInput).ConsistentRead

type AnyInput = {
  readonly ConsistentRead?: boolean
  readonly TableName?: string
  readonly RequestItems?: object
  readonly Statements?: readonly { readonly Statement: string }[]
  readonly TransactItems?: readonly Record<string, { readonly TableName?: string }>[]
}

/** The tables that a call is about. */
const tablesOf = ({ service, input }: AwsCall): readonly string[] => {
  const { TableName, RequestItems, Statements, TransactItems } = input as AnyInput
  if (TableName) return [TableName]
  if (RequestItems) return Object.keys(RequestItems)
  if (Statements) return [Statements[0]?.Statement.split('"')[1] ?? '']
  if (!TransactItems) return [service]
  return [...new Set(TransactItems.flatMap((item) => Object.values(item).map(({ TableName = '' }) => TableName)))]
}

/** Now and then one table, or the bus, does not answer for a while. */
const outageOf = ({ timeline, faults, random }: Stage): ((call: AwsCall) => boolean) => {
  if (!faults.strikes('service down')) return () => false
  const where = random.pick([
    'eventbridge',
    'ladder-log',
    'ladder-claims',
    'ladder-records',
    'ladder-cube',
    'ladder-registry',
  ])
  const from = timeline.now() + random.int(0, 4000)
  const until = from + random.int(1, 120) * 1000
  return (call) =>
    !faults.areOver() && timeline.now() >= from && timeline.now() < until && tablesOf(call).includes(where)
}

const conflictIn = (items: readonly object[], random: Stage['random']): Error => {
  const at = random.int(0, Math.max(0, items.length - 1))
  return Object.assign(awsError('TransactionCanceledException'), {
    CancellationReasons: items.map((_, index) => ({ Code: index === at ? 'TransactionConflict' : 'None' })),
  })
}
