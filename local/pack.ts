import { execFileSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { version } from '#shared/version.ts'

/**
 * `npm run pack`: the command line as a package of its own, in dist/ or `--out DIR`, and its tarball. Node runs no TypeScript under
 * node_modules, so it is bundled; what operators' commands load (AWS's SDK) lies in files of its own, which nobody else reads.
 */
const root = resolve(import.meta.dirname, '..')
const { out } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } }).values
const folder = resolve(root, out)

const manifest = {
  name: 'ladder',
  version,
  description: 'Sends events and files to Ladder, and asks it, from a terminal.',
  type: 'module',
  bin: { ladder: 'ladder.mjs' },
  files: ['ladder.mjs', 'operators'],
  engines: { node: '>=20' },
}

const readme = `# ladder

Ladder at a terminal: send events and files, answer the monthly collection, ask for aggregates and exceptions.

    LADDER_URL=https://… LADDER_CLIENT_ID=… LADDER_CLIENT_SECRET=… ladder aggregates churn --by region
    ladder --help

Node 20 or later; the commands for operators need 22.
`

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
const shared: BuildOptions = {
  absWorkingDir: root,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
}
// What AWS's SDK still asks for by require.
const required = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

/** The parts of the store that operators' commands load when they run. */
const storeParts = new Map<string, string>()
const leaveTheStoreOut: Plugin = {
  name: 'leave the store out',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^#shared\/store\// }, ({ path, kind }) => {
      if (kind !== 'dynamic-import') return undefined
      const name = basename(path, '.ts')
      storeParts.set(name, path.replace('#', './'))
      return { path: `./operators/${name}.mjs`, external: true }
    }),
}

await build({
  ...shared,
  entryPoints: { ladder: 'local/ladder.ts' },
  outdir: folder,
  banner: { js: '#!/usr/bin/env node' },
  plugins: [leaveTheStoreOut],
})
await build({
  ...shared,
  entryPoints: Object.fromEntries(storeParts),
  outdir: resolve(folder, 'operators'),
  splitting: true,
  banner: { js: required },
})
await writeFile(resolve(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
await writeFile(resolve(folder, 'README.md'), readme)
const packed = execFileSync('npm', ['pack', '--silent', '--offline'], { cwd: folder, encoding: 'utf8' }).trim()
process.stdout.write(`${resolve(folder, packed)}\n`)
