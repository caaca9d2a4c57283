import { setTimeout as sleep } from 'node:timers/promises'
import { apiCommand } from './api-command.ts'
import { keepAs } from './files.ts'
import type { Api } from './http/api.ts'
import { beginImport } from './imports/begin.ts'
import { describeImport } from './imports/describe.ts'
import type { ImportAnswer } from './imports/import-answer.ts'

const MOST_WAIT_MS = 10_000

export const importFile = apiCommand({
  name: 'import',
  takes: 'FILE',
  says: 'send a file of any size, an ILR (XML) or a table (CSV), wait until it is taken in, and tell what was found. Importing again is harmless',
  options: {
    'dry-run': { type: 'boolean', says: 'store nothing, and tell what would happen' },
    out: { type: 'string', value: 'FILE', says: 'save your own rows there, with what was found and what is wrong' },
  },
  run: async ({ api, report, argument: file = '', values }) => {
    const isDryRun = values['dry-run'] ?? false
    const begun = await beginImport(api, file, {
      isDryRun,
      report: (bytes, of) => report('Sending bytes', bytes, of),
    })
    const ended = await awaitEnd(api, begun.id, ({ bytes, of }) => report('Taking bytes in', bytes, of))
    if (values.out !== undefined && ended.status === 'done') await keepAs(values.out, await findingsOf(api, begun.id))
    const { counts, problems } = ended
    return {
      said: describeImport(ended),
      result: ended,
      isRight: ended.status === 'done' && !counts?.rejected && !problems?.total,
    }
  },
})

const awaitEnd = async (
  api: Api,
  id: string,
  told: (progress: NonNullable<ImportAnswer['progress']>) => void,
): Promise<ImportAnswer> => {
  for (let asked = 0; ; asked++) {
    const { text, headers } = await api.ask(`/imports/${encodeURIComponent(id)}`)
    const current = JSON.parse(text) as ImportAnswer
    if (current.progress) told(current.progress)
    if (current.status === 'done' || current.status === 'refused') return current
    const most = Number(headers.get('retry-after') ?? 1) * 1000 || 1000
    // A small file is done in a moment: the first looks follow soon.
    await sleep(Math.min(MOST_WAIT_MS, most, 100 * 2 ** asked))
  }
}

/** The table of all findings, which may come in several answers. */
const findingsOf = async (api: Api, id: string): Promise<string> => {
  let table = ''
  let path: string | undefined = `/imports/${encodeURIComponent(id)}`
  while (path !== undefined) {
    const { text, headers } = await api.ask(path, { accept: 'text/csv' })
    // Only the first answer has the header's row.
    table += table === '' ? text : text.slice(text.indexOf('\n') + 1)
    path = /<([^>]+)>\s*;\s*rel="?next"?/.exec(headers.get('link') ?? '')?.[1]
  }
  return table
}
