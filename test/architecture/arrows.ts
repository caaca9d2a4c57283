import { posix } from 'node:path'

type Files = ReadonlyMap<string, string>
type Import = { readonly from: string; readonly line: number; readonly to: string }

const layers: Readonly<Record<string, readonly string[]>> = {
  events: ['events'],
  shared: ['events', 'shared'],
  functions: ['events', 'shared', 'functions'],
  infra: ['events', 'shared', 'functions', 'infra'],
  local: ['events', 'shared', 'functions', 'local'],
  web: ['web'],
}
const folders = [...Object.keys(layers), 'test', 'bench']

/** What those who serve the pages take from them; the pages themselves talk HTTP only. */
const servesPages = ['infra', 'local']
const forServing = ['web/build.ts', 'web/config.ts', 'web/headers.ts']

/** Where shared/ meets the world outside; all else in it, and in events/, is pure. */
const edges = /^shared\/(store\/|(backoff|clock|environment)\.ts$)/
/** The clock tells the time; waiting before another attempt takes chance. */
const unrepeatables = ['shared/clock.ts', 'shared/backoff.ts']
const outside = /^(node:|@aws-sdk\/|@middy\/|@aws-lambda-powertools\/)/
const impure = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\b|\brandomUUID\b/

/** Every arrow that points the wrong way, each with its file and line. */
export const wrongArrows = (files: Files): string[] => {
  const imports = [...files].flatMap(([path, text]) => importsOf(path, text))
  return [
    ...imports.flatMap(wrongLayer),
    ...imports.flatMap(worldly),
    ...[...files].flatMap(unrepeatable),
    ...cycles(imports),
  ]
}

const importsOf = (from: string, text: string): Import[] =>
  [...text.matchAll(/(?:^|\n)[^\n'"`/*]*?\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ({ index, 0: all, 1: name = '' }) => ({
      from,
      line: lineAt(text, index + all.length),
      to: resolved(from, name),
    }),
  )

const resolved = (from: string, name: string): string => {
  if (name.startsWith('#')) return name.slice(1)
  return name.startsWith('.') ? posix.join(posix.dirname(from), name) : name
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length
const folderOf = (path: string): string => path.slice(0, path.indexOf('/'))
const isTest = (path: string): boolean => path.endsWith('.test.ts')
const isPure = (path: string): boolean => /^(events|shared)\//.test(path) && !edges.test(path) && !isTest(path)

const wrongLayer = ({ from, line, to }: Import): string[] => {
  const own = layers[folderOf(from)]
  if (!own || !folders.includes(folderOf(to))) return []
  if (servesPages.includes(folderOf(from)) && forServing.includes(to)) return []
  const allowed = isTest(from) ? [...own, 'test'] : own
  if (allowed.includes(folderOf(to))) return []
  return [`${from}:${line} imports ${to}: ${folderOf(from)} may import ${own.join(', ')}`]
}

const worldly = ({ from, line, to }: Import): string[] =>
  isPure(from) && outside.test(to) ? [`${from}:${line} imports ${to}: it is pure, so what it needs comes in`] : []

const unrepeatable = ([path, text]: [string, string]): string[] => {
  if (!/^(events|shared)\//.test(path) || isTest(path) || unrepeatables.includes(path)) return []
  return text.split('\n').flatMap((line, index) => {
    const found = impure.exec(line)?.[0]
    return found ? [`${path}:${index + 1} uses ${found}: time, chance and ids come in`] : []
  })
}

const cycles = (imports: readonly Import[]): string[] => {
  const arrows = Map.groupBy(imports, ({ from }) => from)
  const done = new Set<string>()
  const visit = (path: string, above: readonly string[]): string[] => {
    if (done.has(path)) return []
    const found = (arrows.get(path) ?? []).flatMap(({ line, to }) =>
      to === path || above.includes(to)
        ? [`${path}:${line} closes a cycle: ${[...above.slice(above.indexOf(to)), path, to].join(' → ')}`]
        : visit(to, [...above, path]),
    )
    done.add(path)
    return found
  }
  return [...arrows.keys()].flatMap((path) => visit(path, []))
}
