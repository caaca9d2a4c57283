import type { LadderEvent } from '#events/catalogue.ts'
import { type AwsCall, awsError } from './aws.ts'
import type { PartTrouble, WireTrouble } from './call-sites-points.ts'
import type { Model } from './deployment.ts'
import { secretAnswer } from './deployment.ts'
import { placeOf } from './stored.ts'

/** What no answer of Ladder may ever repeat: it stands in every error of AWS here. */
export const AWS_SECRET = 'arn:aws:internal'

type Request = Pick<AwsCall, 'command' | 'input'>

/** AWS without faults, and how it does a part of what it is asked. */
export const createCloud = (model: Model, takenBefore: ReadonlyMap<string, number>) => {
  const taken = new Map(takenBefore)

  const putEvents = ({ Entries = [] }: { Entries?: readonly { readonly Detail: string }[] }): object => {
    const results = Entries.map(({ Detail }) => {
      const place = placeOf(JSON.parse(Detail) as LadderEvent)
      taken.set(place, (taken.get(place) ?? 0) + 1)
      return { EventId: `${place} ${taken.get(place)}` }
    })
    return { FailedEntryCount: 0, Entries: results }
  }

  const perform = ({ command, input }: Request, token?: string): object => {
    if (command === 'PutEvents') return putEvents(input)
    if (command === 'GetSecretValue') return secretAnswer
    if (command === 'DescribeUserPoolClient') return { UserPoolClient: { ClientName: 'ukprn=10000011' } }
    return model.execute(`${command}Command`, token === undefined ? input : { ...input, ClientRequestToken: token })
  }

  /** Carries out the first half of a call's parts and says nothing of the others. */
  const performHalf = ({ command, input }: Request): void => {
    const parts = partsOf(input)
    const half = parts.slice(0, Math.floor(parts.length / 2))
    if (half.length > 0) perform({ command, input: withParts(input, half) })
  }

  return { perform, performHalf, taken: taken as ReadonlyMap<string, number> }
}

export type Cloud = ReturnType<typeof createCloud>

type Parts = { RequestItems?: Record<string, object[] | { Keys: object[] }>; Statements?: object[]; Entries?: object[] }

const partsOf = (input: object): readonly object[] => {
  const { RequestItems = {}, Statements, Entries } = input as Parts
  const [requests = []] = Object.values(RequestItems)
  return Statements ?? Entries ?? ('Keys' in requests ? requests.Keys : requests)
}

const withParts = (input: object, parts: readonly object[]): object => {
  const { RequestItems, Statements } = input as Parts
  if (Statements) return { ...input, Statements: parts }
  if (!RequestItems) return { ...input, Entries: parts }
  const [[table, requests] = ['', []]] = Object.entries(RequestItems)
  return { ...input, RequestItems: { [table]: 'Keys' in requests ? { ...requests, Keys: parts } : parts } }
}

const wireErrors: Readonly<Record<WireTrouble, string>> = {
  'refused before': 'InternalServerError',
  throttled: 'ThrottlingException',
  'timed out before': 'TimeoutError',
  'answer lost': 'TimeoutError',
}

/** An attempt that AWS does not answer as it should. */
export const troubledAttempt = (trouble: WireTrouble, perform: () => object): never => {
  if (trouble === 'answer lost') perform()
  throw awsError(wireErrors[trouble], AWS_SECRET)
}

const statementCodes = {
  'statements in conflict': 'TransactionConflict',
  'statements failed inside': 'InternalServerError',
  'statements throttled': 'ProvisionedThroughputExceeded',
} as const

/** A call of which AWS does one half, or none, and says so. */
export const partly = (trouble: PartTrouble, call: Request, { perform }: Cloud): object => {
  const { command, input } = call
  const parts = partsOf(input)
  const middle = Math.floor(parts.length / 2)
  const [now, later] = [parts.slice(0, middle), parts.slice(middle)]
  const done = (): object => (now.length > 0 ? perform({ command, input: withParts(input, now) }) : {})
  switch (trouble) {
    case 'transaction conflict': {
      const { TransactItems = [] } = input as { TransactItems?: object[] }
      const CancellationReasons = TransactItems.map((_, at) => ({ Code: at === 0 ? 'TransactionConflict' : 'None' }))
      throw Object.assign(awsError('TransactionCanceledException', AWS_SECRET), { CancellationReasons })
    }
    case 'keys unprocessed':
      return { ...done(), UnprocessedKeys: (withParts(input, later) as Parts).RequestItems }
    case 'items unprocessed':
      return { ...done(), UnprocessedItems: (withParts(input, later) as Parts).RequestItems }
    case 'entries refused': {
      const { Entries = [] } = done() as { Entries?: object[] }
      return {
        FailedEntryCount: later.length,
        Entries: [...Entries, ...later.map(() => ({ ErrorCode: 'Throttling' }))],
      }
    }
    default: {
      const { Responses = [] } = done() as { Responses?: object[] }
      // What fails inside may have been carried out all the same.
      if (trouble === 'statements failed inside') perform({ command, input: withParts(input, later) })
      const refused = { Error: { Code: statementCodes[trouble], Message: AWS_SECRET } }
      return { Responses: [...Responses, ...later.map(() => refused)] }
    }
  }
}
