import { UsageError } from '../options.ts'
import { apiCommand } from './api-command.ts'
import { keepAs, textOf } from './files.ts'
import { describeProblem, problemIn, Refused } from './http/errors.ts'
import { describeReceipt, describeReturn, type Receipt, type Return } from './returns/describe.ts'

export const returns = apiCommand({
  name: 'return',
  takes: '[FILE]',
  says: 'show what a round of the monthly collection asks of you, or answer it with a file (CSV or JSON); sending again replaces what was sent',
  options: {
    round: { type: 'string', value: 'MONTH', says: 'which round, as in 2026-11' },
    nil: { type: 'boolean', says: 'say that there is nothing to report' },
    atomic: { type: 'boolean', says: 'take the whole file or nothing of it' },
    'dry-run': { type: 'boolean', says: 'store nothing, and tell what would happen' },
    template: { type: 'string', value: 'FILE', says: 'save the table to be filled in there, its rows prefilled' },
  },
  run: async ({ api, argument: file, values: { round, nil = false, atomic, 'dry-run': dryRun, template } }) => {
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(round ?? '')) throw new UsageError('--round must be a month, as in 2026-11')
    if ([nil, file !== undefined, template !== undefined].filter(Boolean).length > 1)
      throw new UsageError('return takes a FILE, or --nil, or --template: one of them')
    const organisation = await api.organisation()
    const path = `/collections/${round}/returns/${encodeURIComponent(organisation)}`

    if (template !== undefined) {
      const { text } = await api.ask(path, { accept: 'text/csv' })
      await keepAs(template, text)
      return { said: `The table of ${round} is in ${template}.`, result: { round, template }, isRight: true }
    }
    if (file === undefined && !nil) {
      const { text } = await api.ask(path)
      const asked = JSON.parse(text) as Return
      return { said: describeReturn(asked), result: asked, isRight: true }
    }
    const body = file === undefined ? undefined : await textOf(file)
    const { status, text } = await api.askAnyway(path, {
      method: 'PUT',
      query: { nil: flag(nil), atomic: flag(atomic), dryRun: flag(dryRun) },
      ...(body !== undefined && { body, contentType: /^\s*[{[]/.test(body) ? 'application/json' : 'text/csv' }),
    })
    const receipt = receiptIn(text)
    if (!receipt) throw new Refused(describeProblem(problemIn(text, status)))
    return { said: describeReceipt(receipt), result: receipt, isRight: status < 400 && receipt.counts.rejected === 0 }
  },
})

const flag = (isSet: boolean | undefined): 'true' | undefined => (isSet ? 'true' : undefined)

/** What became of each row; undefined where Ladder refused the return as a whole. */
const receiptIn = (text: string): Receipt | undefined => {
  try {
    const parsed = JSON.parse(text) as Partial<Receipt>
    return parsed.counts ? (parsed as Receipt) : undefined
  } catch {
    return undefined
  }
}
