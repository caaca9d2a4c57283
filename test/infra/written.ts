type Joined = { readonly 'Fn::Join': readonly [string, readonly unknown[]] }
type Imported = { readonly 'Fn::ImportValue': string }

/** A text of a template, with each value of another stack by its name in braces, without the digits that make it unique. */
export const written = (text: unknown): string => {
  if (typeof text === 'string') return text
  const { 'Fn::Join': join, 'Fn::ImportValue': imported } = text as Partial<Joined & Imported>
  if (join) return join[1].map(written).join(join[0])
  if (imported) return `{${imported.replace(/^.*:ExportsOutput/, '').replaceAll(/[0-9A-F]{8}/g, '')}}`
  throw new Error(`not a text: ${JSON.stringify(text)}`)
}
