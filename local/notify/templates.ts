import { readFile } from 'node:fs/promises'
import { noticeKinds } from '#events/notice-kinds.ts'
import type { MessageKind } from '#shared/messages.ts'

/** A template as Notify keeps it: `((field))` stands for what the sender gives. */
export type Template = { readonly subject: string; readonly body: string }
export type Templates = Readonly<Record<MessageKind, Template>>

const page = new URL('../../docs/chasing.md', import.meta.url)

/** The templates as docs/chasing.md has them, for whoever sets Notify up to copy. */
export const readTemplates = async (): Promise<Templates> => {
  const text = await readFile(page, 'utf8')
  return Object.fromEntries(noticeKinds.map((kind) => [kind, templateIn(text, kind)])) as Templates
}

const templateIn = (text: string, kind: MessageKind): Template => {
  const [, subject, body] =
    new RegExp(`\`${kind}\`[^\`]*\`\`\`\\nSubject: (.+)\\n\\n([^\`]+)\\n\`\`\``).exec(text) ?? []
  if (!subject || !body) throw new Error(`docs/chasing.md has no template for ${kind}`)
  return { subject, body }
}

/** The fields that a template asks for, each once. */
export const fieldsOf = ({ subject, body }: Template): readonly string[] => [
  ...new Set([...`${subject}\n${body}`.matchAll(/\(\((\w+)\)\)/g)].map(([, field = '']) => field)),
]

/** A template with its fields filled in. */
export const filledIn = (template: Template, given: Readonly<Record<string, unknown>>): Template => {
  const fill = (text: string) => text.replace(/\(\((\w+)\)\)/g, (_, field: string) => String(given[field]))
  return { subject: fill(template.subject), body: fill(template.body) }
}
