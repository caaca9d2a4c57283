import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics } from '@aws-lambda-powertools/metrics'
import { metricNamespace } from './metric-names.ts'
import { placed } from './places.ts'

const serviceName = 'ladder'

export const logger = new Logger({ serviceName })
export const metrics = new Metrics({ namespace: metricNamespace, serviceName })

type Trace = { name: string; message?: string; at: readonly string[]; cause?: Trace }

/**
 * What may be logged of an error: its names, messages and frames. Everything else that an SDK hangs on it may hold
 * what was sent, and so may the message of a SyntaxError, which quotes the text.
 */
export const traceOf = (error: unknown): Trace => {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const at = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  return {
    name: error.name,
    ...(error instanceof SyntaxError ? {} : { message: error.message }),
    at: at.map((line) => placed(line.trim())),
    ...(error.cause === undefined ? {} : { cause: traceOf(error.cause) }),
  }
}
