type Node = {
  readonly type: string
  readonly callee?: { readonly name?: string }
  readonly key?: { readonly name?: string }
}
type Path = { readonly node: Node; readonly parent: Node | null; readonly key: string | number | null }

/** What is wrong and the way out, as a person reads it: nobody relies on its wording, as they do on code and place. */
const isText = ({ node, parent, key }: Path): boolean => {
  if (node.type !== 'StringLiteral' && node.type !== 'TemplateLiteral') return false
  if (parent?.type === 'ObjectProperty') return parent.key?.name === 'detail'
  const said = parent?.callee?.name ?? ''
  return said === 'TypeError' || (/^refusal$/i.test(said) && key === 1)
}

/** Under the name by which Stryker looks for plug-ins. */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'texts',
    value: { shouldIgnore: (path: Path) => (isText(path) ? 'a text for people' : undefined) },
  },
]
