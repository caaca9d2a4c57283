import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Where the built pages are: index.html, and assets/ with names that change with their content. */
export const builtPages: string = fileURLToPath(new URL('dist/', import.meta.url))

/** Builds the pages; takes some seconds. */
export const buildPages = async (): Promise<void> => {
  // Imported late: who only asks where the pages are does not wait for what builds them.
  const { build } = await import('vite')
  await build({ root, configFile: `${root}vite.config.ts`, logLevel: 'warn' })
}

if (import.meta.main) await buildPages()
