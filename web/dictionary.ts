/** As much of a JSON Schema as tells what a measure means. */
type Schema = {
  readonly $ref?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly const?: unknown
}
type Document = { readonly components: { readonly schemas: Readonly<Record<string, Schema>> } }

type Definition = {
  /** `outcomes.apel.twoYearRate`: also where it is on the page of definitions. */
  readonly id: string
  readonly name: string
  readonly means: string
}
export type Definitions = readonly { readonly aggregate: string; readonly measures: readonly Definition[] }[]

/** What every measure means, in the words of the schemas that the answers are made by. */
export const definitionsIn = (document: unknown): Definitions => {
  const { schemas } = (document as Document).components
  const answers = [...(schemas.AggregateAnswer?.anyOf ?? []), schemas.CollectionsAnswer ?? {}]
  return answers.flatMap(({ properties }) => {
    const aggregate = properties?.aggregate?.const
    const total = properties?.total
    return typeof aggregate === 'string' && total ? [{ aggregate, measures: measuresIn(total, aggregate) }] : []
  })
}

const measuresIn = ({ properties = {} }: Schema, within: string, outer: readonly string[] = []): Definition[] =>
  Object.entries(properties).flatMap(([name, schema]) => {
    const id = `${within}.${name}`
    const names = [...outer, measureName(name)]
    const own = schema.description === undefined ? [] : [{ id, name: names.join(': '), means: schema.description }]
    return [...own, ...measuresIn(schema.items ?? schema, id, names)]
  })

/** `withdrawalRate` is called "Withdrawal rate". */
const measureName = (name: string): string => {
  const words = name
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase()
    .replaceAll(/\bhei(s?)\b/g, 'HEI$1')
    .replaceAll(/\b(epa|apel)\b/g, (letters) => letters.toUpperCase())
  return words.charAt(0).toUpperCase() + words.slice(1)
}
