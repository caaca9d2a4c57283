import { describe, expect, it } from 'vitest'
import { wrongArrows } from './arrows.ts'
import { projectFiles } from './files.ts'

it('every arrow points the right way: events ← shared ← functions ← infra, local', () => {
  expect(wrongArrows(projectFiles('*.ts'))).toEqual([])
})

describe('an arrow the wrong way is told with its file and line', () => {
  const arrowsOf = (files: Record<string, string>) => wrongArrows(new Map(Object.entries(files)))

  it.each([
    ['events/a.ts', '#shared/b.ts', 'shared/b.ts'],
    ['events/types/a.ts', '../../shared/b.ts', 'shared/b.ts'],
    ['shared/a.ts', '#functions/x/b.ts', 'functions/x/b.ts'],
    ['functions/x/a.ts', '#infra/b.ts', 'infra/b.ts'],
    ['functions/x/a.ts', '#local/b.ts', 'local/b.ts'],
    ['infra/a.ts', '#local/b.ts', 'local/b.ts'],
    ['local/a.ts', '../infra/b.ts', 'infra/b.ts'],
    ['local/a.ts', '../test/b.ts', 'test/b.ts'],
    ['local/a.ts', '../web/main.ts', 'web/main.ts'],
    ['functions/x/a.ts', '../../web/config.ts', 'web/config.ts'],
    ['web/a.ts', '../shared/b.ts', 'shared/b.ts'],
    ['web/a.ts', '#events/b.ts', 'events/b.ts'],
    ['shared/a.test.ts', '#functions/x/b.ts', 'functions/x/b.ts'],
  ])('%s may not import %s', (from, name, to) => {
    expect(arrowsOf({ [from]: `// one\n\nimport { b } from '${name}'\n` })).toEqual([
      expect.stringContaining(`${from}:3 imports ${to}`),
    ])
  })

  it('but who serves the pages may take what is made for it', () => {
    for (const name of ['build', 'config', 'headers'])
      expect(
        arrowsOf({
          'local/pages/a.ts': `import { b } from '../../web/${name}.ts'`,
          'infra/a.ts': `import { b } from '../web/${name}.ts'`,
        }),
      ).toEqual([])
  })

  it.each([
    "import { b } from '#infra/b.ts'",
    "import type { b } from '#infra/b.ts'",
    "export { b } from '#infra/b.ts'",
    "import '#infra/b.ts'",
    "const b = await import('#infra/b.ts')",
    "import {\n  b,\n} from '#infra/b.ts'",
  ])('however it is written: %s', (text) => {
    expect(arrowsOf({ 'events/a.ts': text })).toHaveLength(1)
  })

  it.each(['node:crypto', '@aws-sdk/lib-dynamodb', '@middy/core', '@aws-lambda-powertools/logger'])(
    'what is pure does not import %s',
    (name) => {
      const text = `import x from '${name}'`
      for (const pure of ['events/a.ts', 'shared/a.ts', 'shared/aggregates/a.ts'])
        expect(arrowsOf({ [pure]: text })).toEqual([expect.stringContaining(`${pure}:1 imports ${name}`)])
      for (const edge of ['shared/store/a.ts', 'shared/clock.ts', 'shared/environment.ts', 'shared/a.test.ts'])
        expect(arrowsOf({ [edge]: text })).toEqual([])
    },
  )

  it.each(['Date.now()', 'new Date()', 'Math.random()', 'randomUUID()'])('shared and events do not use %s', (call) => {
    const text = `const a = 1\nconst b = ${call}`
    for (const path of ['events/a.ts', 'shared/a.ts', 'shared/store/a.ts'])
      expect(arrowsOf({ [path]: text })).toEqual([expect.stringContaining(`${path}:2 uses`)])
    expect(arrowsOf({ 'shared/clock.ts': text, 'shared/a.test.ts': text, 'functions/x/a.ts': text })).toEqual([])
  })

  it('a cycle is told once, with its way round', () => {
    const files = {
      'shared/a.ts': "import './b.ts'",
      'shared/b.ts': "\nimport '#shared/c.ts'",
      'shared/c.ts': "import './a.ts'",
      'shared/d.ts': "import './a.ts'",
    }
    const way = 'shared/a.ts → shared/b.ts → shared/c.ts → shared/a.ts'
    expect(arrowsOf(files)).toEqual([`shared/c.ts:1 closes a cycle: ${way}`])
  })

  it('the right ways are not told', () => {
    const files = {
      'events/a.ts': "import * as z from 'zod/mini'",
      'shared/a.ts': "import '#events/a.ts'\nconst at = new Date(time)",
      'functions/x/a.ts': "import '#shared/a.ts'\nimport 'node:crypto'",
      'infra/a.ts': "import '#functions/x/a.ts'\nimport 'aws-cdk-lib'",
      'local/a.ts': "import '#functions/x/a.ts'",
      'shared/a.test.ts': "import '../test/b.ts'",
      'test/x/a.ts': "import '#infra/a.ts'\nimport '#local/a.ts'",
    }
    expect(arrowsOf(files)).toEqual([])
  })
})
