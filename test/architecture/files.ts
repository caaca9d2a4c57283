import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export const root = new URL('../../', import.meta.url)

/** Text of the project's files by path: those committed, and those that would be. */
export const projectFiles = (...patterns: readonly string[]): ReadonlyMap<string, string> => {
  const asked = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate', '--', ...patterns]
  const paths = execFileSync('git', asked, { cwd: root, encoding: 'utf8' }).split('\0')
  const deleted = new Set(
    execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: root, encoding: 'utf8' }).split('\0'),
  )
  return new Map(paths.filter((path) => path && !deleted.has(path)).map((path) => [path, read(path)]))
}

const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
