import type { Command, Description, Options, Terminal } from './command.ts'
import { type Api, connect } from './http/api.ts'
import { connectionOf } from './http/connection.ts'

const connection = {
  url: { type: 'string', value: 'URL', says: 'where Ladder is (LADDER_URL, else http://127.0.0.1:3000)' },
  as: { type: 'string', value: 'ORG', says: 'who asks (LADDER_CLIENT_ID, else hee:england on this machine)' },
} as const satisfies Options

type Given = { readonly api: Api; readonly report: Terminal['report'] }

/** A command for everybody: it asks Ladder's API as an organisation. */
export const apiCommand = <const Own extends Options>(description: Description<Own, Given>): Command => ({
  name: description.name,
  takes: description.takes ?? '',
  says: description.says,
  isFor: description.isFor ?? 'everybody',
  options: { ...description.options, ...connection },
  run: (values, [argument], { environment, report }) => {
    const api = connect(connectionOf(values as { readonly url?: string; readonly as?: string }, environment))
    return description.run({ api, report, argument, values: values as never })
  },
})
