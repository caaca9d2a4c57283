import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const packages = fileURLToPath(new URL('../node_modules', import.meta.url))

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
  },
  css: { preprocessorOptions: { scss: { loadPaths: [packages], quietDeps: true } } },
})
