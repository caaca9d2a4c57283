import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const packages = fileURLToPath(new URL('../node_modules', import.meta.url))

const shared = /\/web\/(?!charts\/)[^?]*\.ts$/

export default defineConfig({
  // Where nhsuk-frontend's styles look for its icons.
  resolve: { alias: { '/assets/images': `${packages}/nhsuk-frontend/dist/nhsuk/assets/images` } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inline: the security policy lets no data: through but images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What pages share comes as one file beside the start: as a dozen small ones they would queue for six connections.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', test: shared, minShareCount: 2 }] } } },
  },
  css: { preprocessorOptions: { scss: { loadPaths: [packages], quietDeps: true } } },
})
