import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import type { FunctionDeclaration } from '#functions/declaration.ts'
import { arn } from './account.ts'

/** A function as the platform sees it: what it declares, and a way to call it as Lambda does. */
export type LocalFunction = {
  readonly declaration: FunctionDeclaration
  readonly invoke: (event: unknown) => Promise<unknown>
}

export type Handler = (event: unknown, context: Context) => unknown

// Everything shares one small machine here, so a function may take longer than on AWS before it counts as hung.
const patience = 10

const timeoutMs = ({ timeoutSeconds }: FunctionDeclaration): number => timeoutSeconds * 1000 * patience

const contextOf = (declaration: FunctionDeclaration): Context => {
  const { name, memoryMb } = declaration
  const end = Date.now() + timeoutMs(declaration)
  const requestId = randomUUID()
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: `ladder-${name}`,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn('lambda', `function:ladder-${name}`),
    logGroupName: `/aws/lambda/ladder-${name}`,
    logStreamName: 'local',
    memoryLimitInMB: String(memoryMb),
    getRemainingTimeInMillis: () => Math.max(0, end - Date.now()),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  }
}

// Lambda passes JSON both ways: a Date or an undefined that would not survive there must not survive here.
const asJson = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)))

/** Calls a handler as Lambda would: JSON in, JSON out, and an error when it does not come to an end. */
export const localFunction = (declaration: FunctionDeclaration, handler: Handler): LocalFunction => ({
  declaration,
  invoke: async (event) => {
    const timeout = Promise.withResolvers<never>()
    const after = timeoutMs(declaration)
    const timer = setTimeout(() => timeout.reject(new Error(`timed out after ${after / 1000} s`)), after)
    try {
      return asJson(await Promise.race([handler(asJson(event), contextOf(declaration)), timeout.promise]))
    } finally {
      clearTimeout(timer)
    }
  },
})

const importHandler = async (name: string): Promise<Handler> => {
  const module = (await import(new URL(`../functions/${name}/handler.ts`, import.meta.url).href)) as {
    handler: Handler
  }
  return module.handler
}

/** Imports the handlers. The environment must be complete by now: functions read it when they load. */
export const loadFunctions = (
  declarations: readonly FunctionDeclaration[],
  handlerOf: (name: string) => Promise<Handler> = importHandler,
): Promise<LocalFunction[]> =>
  Promise.all(declarations.map(async (declaration) => localFunction(declaration, await handlerOf(declaration.name))))
