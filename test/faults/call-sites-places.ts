import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** S3 is no part of the model of AWS here. What becomes of files when a worker is killed, test/integration/imports shows. */
const FILES = 'shared/store/files.ts'

/** The top-level declaration that each line of a file is in. */
const declarationsOf = (text: string): string[] => {
  let current = ''
  return text.split('\n').map((line) => {
    current = /^(?:export )?(?:const|(?:async )?function\*?) (\w+)/.exec(line)?.[1] ?? current
    return current
  })
}

const declarations = new Map(
  globSync(['shared/store/**/*.ts', 'functions/**/*.ts'], { cwd: root })
    .filter((path) => !path.endsWith('.test.ts') && path !== FILES)
    .map((path) => [path, readFileSync(`${root}${path}`, 'utf8')] as const)
    .map(([path, text]) => [path, { lines: text.split('\n'), names: declarationsOf(text) }]),
)

const CALL = /\bnew (\w+)Command\(|\bpaginate(\w+)\(/g

const placeOf = (path: string, line: number, command: string): string =>
  `${path} ${declarations.get(path)?.names[line - 1]} ${command}`

/** Every place in the product's text that makes a call of AWS: file, declaration and command. */
export const placesInText: ReadonlySet<string> = new Set(
  [...declarations].flatMap(([path, { lines }]) =>
    lines.flatMap((text, index) =>
      [...text.matchAll(CALL)].map(([, made, paged]) => placeOf(path, index + 1, made ?? paged ?? '')),
    ),
  ),
)

/** The place that a stack comes from; undefined when none of its frames is one. */
export const placeOfStack = (stack: string, command: string): string | undefined =>
  [...stack.matchAll(/([^\s()]+\.ts)(?:\?\d+)?:(\d+):\d+/g)]
    .map(
      ([, address = '', line]) => [fileURLToPath(new URL(address, 'file:')).slice(root.length), Number(line)] as const,
    )
    .map(([path, line]) => placeOf(path, line, command))
    .find((place) => placesInText.has(place))
