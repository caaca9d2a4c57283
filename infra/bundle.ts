import { resolve } from 'node:path'
import { AssetHashType, DockerImage } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { type BuildOptions, buildSync } from 'esbuild'

const root = resolve(import.meta.dirname, '..')

/** The code of a function, by the function's name. */
export type CodeOf = (name: string) => Code

/** Where an SDK would look for credentials next. On Lambda it finds them in the environment and never imports these. */
const unusedCredentials = ['sso', 'ini', 'process', 'web-identity', 'http'].map(
  (kind) => `@aws-sdk/credential-provider-${kind}`,
)

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
  external: [...unusedCredentials, '@smithy/credential-provider-imds'],
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
  // Dependencies that are CommonJS still call require. A minified name could be one of the bundle's own.
  banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
})

/** The bundled code, made in this process: neither Docker nor a child process. */
export const bundledCode: CodeOf = (name) =>
  Code.fromAsset(resolve(root, 'functions', name), {
    // By default the hash would be that of the folder, and a change in shared/ would not be deployed.
    assetHashType: AssetHashType.OUTPUT,
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
