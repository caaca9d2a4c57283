import { catalogue, type EventType, eventTypes } from '#events/catalogue.ts'
import { cloudEvents } from '#events/cloud-event.ts'
import type { EventDefinition, Speaker } from '#events/define.ts'
import { type JsonSchema, schemaWriter } from './json-schema.ts'

/** The data dictionary of all events, in Markdown, with an example of each. */
export const dictionary = (examples: Readonly<Record<EventType, unknown>>): string => {
  const { write, components } = schemaWriter('draft-2020-12')
  for (const type of eventTypes) write(cloudEvents[type])
  const schemas = components()
  const sections = eventTypes.map((type) => section(catalogue[type], dataOf(schemas[type]), examples[type]))
  const forms = Object.entries(schemas).filter(([name]) => !Object.hasOwn(catalogue, name))
  return `${[opening, contents, ...sections, '## Forms', ...forms.map(form)].join('\n\n')}\n`
}

const anchor = (heading: string): string => heading.toLowerCase().replaceAll('.', '')

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

const opening = `# The events

Written from the schemas by \`node functions/contract/write-docs.ts\`: change the schemas, not this page.

Every event is a [CloudEvent 1.0](https://github.com/cloudevents/spec) in JSON. \`id\` is unique per \`source\` for ever, \`source\`
is \`/organisations/\` and the organisation that says it, \`subject\` is what it is about, and \`time\` is when it happened: an
[RFC 3339 time](#time) at most 24 hours ahead. \`data\` has the fields below and no others. The whole schema of a type is at
\`/schemas/{type}.json\`.`

const speakers: Readonly<Record<Speaker, string>> = {
  hei: 'HEI',
  employer: 'employer',
  epao: 'EPAO',
  commissioner: 'commissioner',
  ladder: 'Ladder itself',
}

const subjects: Readonly<Record<EventDefinition['subject'], string>> = {
  trainee: '[trainee](#trainee)',
  cohort: '[cohort](#cohort)',
  programme: '[programme](#programme)',
  organisation: '[organisation](#organisation)',
  'as-voided': 'that of the voided event',
}

const eitherOf = new Intl.ListFormat('en-GB', { type: 'disjunction' })
const saidBy = ({ saidBy }: EventDefinition): string => eitherOf.format(saidBy.map((speaker) => speakers[speaker]))

const contents = table(
  ['type', 'said by', 'subject'],
  eventTypes.map((type) => {
    const definition: EventDefinition = catalogue[type]
    return [`[\`${type}\`](#${anchor(type)})`, saidBy(definition), subjects[definition.subject]]
  }),
)

const dataOf = (event: JsonSchema | undefined): JsonSchema => {
  const data = event?.properties?.data
  if (typeof data !== 'object') throw new TypeError('the schema of an event has no data')
  return data
}

const section = (definition: EventDefinition, data: JsonSchema, example: unknown): string => {
  const kept = definition.freeText.map((field) => `\`${field}\``).join(', ')
  return [
    `## ${definition.type}`,
    definition.says,
    `Said by: ${saidBy(definition)}. Subject: ${subjects[definition.subject]}.${kept && ` Never on the bus: ${kept}.`}`,
    table(['field', 'value', 'meaning'], rowsOf(data)),
    `\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``,
  ].join('\n\n')
}

const rowsOf = ({ properties = {}, required = [] }: JsonSchema, within = ''): string[][] =>
  Object.entries(properties).flatMap(([name, field]) => {
    if (typeof field !== 'object') return []
    const optional = required.includes(name) ? '' : ' (optional)'
    const row = [`\`${within}${name}\`${optional}`, valuesOf(field), field.description ?? '']
    return [row, ...rowsOf(field, `${within}${name}.`)]
  })

const valuesOf = ({ $ref, enum: values, type, minimum = 0, maximum = 0, maxLength = 0 }: JsonSchema): string => {
  if ($ref) {
    const name = $ref.slice($ref.lastIndexOf('/') + 1)
    return `[${name}](#${anchor(name)})`
  }
  if (values) return quoted(values)
  const bounds = `from ${minimum.toLocaleString('en-GB')} to ${maximum.toLocaleString('en-GB')}`
  if (type === 'integer') return `whole number ${bounds}`
  if (type === 'number') return `number ${bounds}`
  if (type === 'boolean') return '`true`, `false`'
  if (type === 'string') return `text of 1 to ${maxLength} characters, on one line`
  if (type === 'object') return 'object'
  throw new TypeError(`no words for a field of type ${type}`)
}

const quoted = (values: readonly unknown[]): string => values.map((value) => `\`${value}\``).join(', ')
const plain = (pattern = ''): string => `\`${pattern.replaceAll('\\/', '/')}\``

const form = ([name, { description, enum: values, format, pattern }]: [string, JsonSchema]): string => {
  const allowed = values ? `One of ${quoted(values)}` : format ? `Format \`${format}\`` : `Pattern ${plain(pattern)}`
  return `### ${name}\n\n${description}\n${allowed}.`
}
