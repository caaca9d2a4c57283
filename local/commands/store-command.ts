import { portOf, UsageError } from '../options.ts'
import type { Command, Description, Options, Terminal } from './command.ts'
import { type Place, reach } from './reach.ts'

const place = {
  port: { type: 'string', value: 'N', says: 'the platform on this machine that listens there (3000)' },
  stage: { type: 'string', value: 'NAME', says: 'the stage on AWS, with region and credentials from the environment' },
} as const satisfies Options

type Given = {
  readonly report: Terminal['report']
  /** How long a query may still be under way. */
  readonly settleMs: number
}

/**
 * A command for operators: it works on what Ladder keeps, on this machine or on AWS. The store reads its environment when it loads,
 * so `run` imports it.
 */
export const storeCommand = <const Own extends Options>(description: Description<Own, Given>): Command => ({
  name: description.name,
  takes: description.takes ?? '',
  says: description.says,
  isFor: description.isFor ?? 'operators',
  options: { ...description.options, ...place },
  run: async (values, [argument], { report }) => {
    const settleMs = await reach(placeOf(values as { readonly stage?: string; readonly port?: string }))
    return description.run({ report, settleMs, argument, values: values as never })
  },
})

const placeOf = ({ stage, port = '3000' }: { readonly stage?: string; readonly port?: string }): Place => {
  if (stage === undefined) return { port: portOf(port, 1) }
  if (!/^[a-z][a-z0-9-]*$/.test(stage)) throw new UsageError(`--stage must be the name of a stage, not '${stage}'`)
  return { stage }
}
