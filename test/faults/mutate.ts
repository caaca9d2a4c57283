import { registerHooks } from 'node:module'
import { type Mutant, mutants } from './mutants.ts'

// Imported before anything else into a process that is to run with a mistake: `mutate.ts?name-of-the-mutant`. The product itself has no switch.

const name = new URL(import.meta.url).search.slice(1)
const mutant: Mutant | undefined = mutants[name]
if (!mutant) throw new Error(`there is no mutant ${name}`)

const patched = (file: string, source: string): string =>
  (mutant.patches ?? []).reduce((text, { file: wanted, find, replace }) => {
    if (!file.endsWith(`/${wanted}`)) return text
    if (text.split(find).length !== 2) throw new Error(`${wanted} does not have once what ${name} replaces: ${find}`)
    return text.replace(find, () => replace)
  }, source)

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context)
    return loaded.source ? { ...loaded, source: patched(url, String(loaded.source)) } : loaded
  },
})
