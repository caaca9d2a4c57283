import type { IlrMapping } from '#events/ilr-mapping.ts'
import { endingOf } from './ending.ts'
import type { Note, Reading } from './reading.ts'
import type { Delivery } from './record.ts'
import { type Slot, slot } from './slots.ts'

/** What is said of an aim that the HEI's table of modules does not have: passed, for no credits. */
const unmapped: IlrMapping['modules'][string] = { credits: 0, level: 5 }

/** The component aims that a learner achieved, each once. */
export const modulesOf = (components: readonly Delivery[], reading: Reading, note: Note): Slot[] => {
  const passed = new Map<string, Slot>()
  for (const aim of components) {
    if (aim.Outcome !== '1') continue
    const ending = endingOf(aim, reading, note)
    if (ending?.is !== 'achieved') continue
    const code = aim.LearnAimRef ?? ''
    if (!/^[A-Za-z0-9]{8}$/.test(code)) {
      note({
        line: aim.line,
        field: 'LearnAimRef',
        detail: 'LearnAimRef must be 8 letters and digits.',
        effect: 'fact-left-out',
      })
      continue
    }
    const module = moduleOf(aim, code, reading.mapping, note)
    const said = slot(`module-${code}`, 'module.passed', ending.date, { module: code, ...module, attempt: 1 })
    const before = passed.get(code)
    if (!before || said.time < before.time) passed.set(code, said)
  }
  return [...passed.values()]
}

const moduleOf = ({ line }: Delivery, code: string, { modules }: IlrMapping, note: Note) => {
  const mapped = Object.hasOwn(modules, code) ? modules[code] : undefined
  if (mapped) return mapped
  note({
    line,
    field: 'LearnAimRef',
    detail: `Aim ${code} is not in your table of modules, so passing it counts for 0 credits: the ILR does not tell credits and level. Add it there.`,
    effect: 'taken',
    once: `LearnAimRef ${code}`,
  })
  return unmapped
}
