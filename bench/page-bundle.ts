import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'

/** Everything of receipts-page/ as one script and one sheet of style. */
export interface PageBundle {
  readonly script: string
  readonly css: string
}

/** Ours and the peers in one script, built as the app is. `out` is emptied. */
export async function bundlePage(out: string): Promise<PageBundle> {
  const flags = { __VUE_I18N_FULL_INSTALL__: 'false', __VUE_I18N_LEGACY_API__: 'false', __VUE_OPTIONS_API__: 'false' }
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(import.meta.dirname, '..'),
    plugins: [vue()],
    define: { ...flags, 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'chrome130',
      cssCodeSplit: false,
      lib: {
        entry: join(import.meta.dirname, 'receipts-page', 'page.ts'),
        formats: ['iife'],
        name: 'receiptsPageBundle',
        fileName: () => 'page.js',
        cssFileName: 'page',
      },
    },
  })
  return { script: readFileSync(join(out, 'page.js'), 'utf8'), css: readFileSync(join(out, 'page.css'), 'utf8') }
}
