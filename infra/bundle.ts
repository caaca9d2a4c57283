import { resolve } from 'node:path'
import { AssetHashType, DockerImage } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { type BuildOptions, buildSync } from 'esbuild'

const root = resolve(import.meta.dirname, '..')

/** The code of a function, by the function's name. */
export type CodeOf = (name: string) => Code

/**
 * What the SDK imports only when it is needed, which is never: it finds its credentials in Lambda's environment, and no operation
 * that Ladder calls streams events. Bundled, they would be compiled at every cold start.
 */
const neverImported = [
  ...['sso', 'ini', 'process', 'web-identity', 'http'].map((kind) => `@aws-sdk/credential-provider-${kind}`),
  '@smithy/credential-provider-imds',
  '@smithy/core/event-streams',
]

/** How a function becomes the one file that Lambda runs. */
export const bundleOptions = (name: string, outdir: string): BuildOptions => ({
  absWorkingDir: root,
  entryPoints: [`functions/${name}/handler.ts`],
  outfile: resolve(outdir, 'index.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node24',
  // An ES module that imports node:http makes Node read all its exports, and so load its fetch and WebSocket: 40 ms.
  format: 'cjs',
  mainFields: ['module', 'main'],
  external: neverImported,
  minify: true,
  // The map lies beside the bundle, and nothing in the bundle points to it: Node would read all of it at every cold start.
  sourcemap: 'external',
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
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
