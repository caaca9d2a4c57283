import { resolve } from 'node:path'
import { DockerImage } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { type BuildOptions, buildSync } from 'esbuild'

const root = resolve(import.meta.dirname, '..')

/** The code of a function, by the function's name. */
export type CodeOf = (name: string) => Code

/** How a function becomes the one file that Lambda runs. */
export const bundleOptions = (name: string, outdir: string): BuildOptions => ({
  absWorkingDir: root,
  entryPoints: [`functions/${name}/handler.ts`],
  outfile: resolve(outdir, 'index.mjs'),
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
  // Dependencies that are CommonJS still call require.
  banner: { js: "import{createRequire as _r}from'node:module';const require=_r(import.meta.url);" },
})

/** The bundled code, made in this process: neither Docker nor a child process. */
export const bundledCode: CodeOf = (name) =>
  Code.fromAsset(resolve(root, 'functions', name), {
    bundling: {
      image: DockerImage.fromRegistry('unused'),
      local: {
        tryBundle: (outdir) => {
          buildSync(bundleOptions(name, outdir))
          return true
        },
      },
    },
  })
