import { IlrError } from '#shared/ilr/error.ts'
import type { IlrLimits } from '#shared/ilr/limits.ts'
import { readIlr } from '#shared/ilr/read.ts'
import type { Reading } from '#shared/ilr/reading.ts'
import type { IlrPart } from '#shared/ilr/record.ts'
import { type TranslatedLearner, translatorOf } from '#shared/ilr/translate.ts'
import type { Aim, Fields } from './aims.ts'
import { madeUpUln, mapping, UKPRN } from './generate.ts'
import { ilrWriter } from './write.ts'

export const PROGRAMME = `${UKPRN}/ap`

async function* once(content: Iterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  yield* content
}

/** What reading gave, and the error in which it ended, if it did. */
export const reading = async (chunks: Iterable<string | Uint8Array> | string | Uint8Array, limits?: IlrLimits) => {
  const parts: IlrPart[] = []
  const isWhole = typeof chunks === 'string' || chunks instanceof Uint8Array
  try {
    for await (const part of readIlr(once(isWhole ? [chunks] : chunks), limits)) parts.push(part)
  } catch (error) {
    if (!(error instanceof IlrError)) throw error
    return { parts, error: { code: error.code, line: error.line, message: error.message } }
  }
  return { parts }
}

export type Told = {
  readonly aims: readonly Aim[]
  readonly employments?: readonly Fields[]
  readonly uln?: string
  readonly reference?: string
}

export const paidBy = (from: string, employer?: string): Fields => ({
  EmpStat: '10',
  DateEmpStatApp: from,
  EmpId: employer,
})

/** A file of some learners, of the collection year 2020-21. */
export const fileOf = (learners: readonly Told[], year = '2020-21'): string => {
  const writer = ilrWriter({ year, ukprn: UKPRN })
  const written = learners.map(({ aims, employments, uln, reference }, index) =>
    writer.learner({
      reference: reference ?? `L${index}`,
      uln: uln ?? madeUpUln(index),
      employments: employments ?? [paidBy('2017-01-01', '154549452')],
      aims,
    }),
  )
  return writer.beginning() + written.join('') + writer.end()
}

/** What the learners of a file become: those on the programme. */
export const translated = async (
  learners: readonly Told[],
  { year, ...with_ }: Partial<Reading> & { readonly year?: string } = {},
): Promise<TranslatedLearner[]> => {
  const { parts, error } = await reading(fileOf(learners, year))
  if (error) throw new Error(error.message)
  const preparationDate = parts.flatMap((part) => (part.kind === 'header' ? part.preparationDate : undefined))[0]
  const { translate } = translatorOf({
    ukprn: UKPRN,
    preparationDate,
    mapping,
    programmes: [{ id: PROGRAMME, route: 'higher-apprenticeship' }],
    ...with_,
  })
  return parts.flatMap((part) => (part.kind === 'learner' ? (translate(part.learner) ?? []) : []))
}

/** What one learner's aims become: the facts as day and name, and the problems as field and effect. */
export const told = async (learner: Told | readonly Aim[], options: Parameters<typeof translated>[1] = {}) => {
  const [first] = await translated(['aims' in learner ? learner : { aims: learner }], options)
  const programmes = first?.programmes ?? []
  return {
    facts: programmes.flatMap(({ slots }) =>
      slots.map(({ slot, time }) => `${time.slice(0, 10)} ${slot.split('-2')[0]}`),
    ),
    /** By the name of a slot, or its beginning where only the day follows. */
    data: (name: string) =>
      programmes
        .flatMap(({ slots }) => slots)
        .find(({ slot }) => slot === name || slot.replace(/-\d{4}-\d\d-\d\d$/, '') === name)?.data,
    moved: programmes[0]?.moved,
    closed: programmes[0]?.closed,
    problems: (first?.problems ?? []).map(({ field, effect }) => `${field} ${effect}`),
    details: (first?.problems ?? []).map(({ detail }) => detail).join('\n'),
    programmes,
  }
}
