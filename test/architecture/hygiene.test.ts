import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ulnFrom } from '#events/uln.ts'
import { functions } from '#functions/catalogue.ts'
import manifest from '../../package.json' with { type: 'json' }
import { projectFiles, root } from './files.ts'
import { longFiles, possibleUlns, registryAddresses } from './hygiene.ts'

const files = projectFiles(':!package-lock.json')

describe('no file of the project', () => {
  it('holds ten digits that could be a ULN', () => {
    expect(possibleUlns(files)).toEqual([])
  })

  it('holds the address of a package registry', () => {
    expect(registryAddresses(files)).toEqual([])
  })

  it('is a source file too long to be read at once', () => {
    // What is written by a program is not read at once either.
    expect(longFiles(projectFiles('*.ts', ':!web/client/contract.ts'))).toEqual([])
  })
})

describe('the functions', () => {
  const folder = new URL('functions/', root)
  const having = (file: string) => readdirSync(folder).filter((name) => existsSync(new URL(`${name}/${file}`, folder)))

  it('have a handler and a declaration each, and are in the catalogue under the name of their folder', () => {
    const declared = functions.map(({ name }) => name).toSorted()
    expect(having('handler.ts')).toEqual(declared)
    expect(having('declaration.ts')).toEqual(declared)
  })
})

describe('every dependency', () => {
  const names = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)]

  it.each(names)('%s has a line in docs/dependencies.md that says what it is for', (name) => {
    const lines = files.get('docs/dependencies.md')?.split('\n') ?? []
    expect(lines.filter((line) => line.includes(`\`${name}\``))).not.toEqual([])
  })
})

describe('what is looked for is found', () => {
  const filesOf = (text: string) => new Map([['a.md', `one\n${text}\n`]])

  it('a ULN, wherever it stands, and its digits are not repeated', () => {
    const uln = ulnFrom('412345678')
    for (const text of [`${uln}`, `"uln": "${uln}",`, `x${uln}y`])
      expect(possibleUlns(filesOf(text))).toEqual(['a.md:2'])
    for (const text of [`${uln}0`, `1${uln}`, `b7ad${uln}`, '9999999999'])
      expect(possibleUlns(filesOf(text))).toEqual([])
  })

  it('the address of a registry, and not what only sounds like it', () => {
    const hosts = [
      ['registry', 'example', 'org'],
      ['npm', 'example', 'com'],
      ['example', 'artifactory', 'example', 'io'],
    ]
    for (const host of hosts.map((parts) => parts.join('.')))
      for (const text of [host, `https://${host}/x`]) expect(registryAddresses(filesOf(text))).toEqual(['a.md:2'])
    for (const text of ['tables.registry', 'npm ci', 'the registry. Come in'])
      expect(registryAddresses(filesOf(text))).toEqual([])
  })

  it('a file of more than 250 lines', () => {
    expect(longFiles(new Map([['a.ts', 'x\n'.repeat(250)]]))).toEqual([])
    expect(longFiles(new Map([['a.ts', 'x\n'.repeat(251)]]))).toEqual(['a.ts has 251 lines: 250 are the most'])
  })
})
