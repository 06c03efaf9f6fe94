import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { asciiOnly } from './scripts/bundling/ascii-only.ts'
import { firstFiles } from './scripts/bundling/first-files.ts'
import { leftOut } from './scripts/bundling/left-out.ts'
import { guidePage } from './scripts/guide/guide-page.ts'
import { textFiles } from './scripts/texts/text-files.ts'

/**
 * The development server puts styles into the page as the policy rightly forbids, so there, and only there, the page
 * comes without it. What is built and tested always has it.
 */
const policyOnlyWhenBuilt: Plugin = {
  name: 'policy-only-when-built',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/u, ''),
}

/** What both windows are made of, with all that it imports. */
const SHARED_WITH_MINI = new RegExp(
  [
    String.raw`plugin-vue:export-helper|/node_modules/@?vue/|/src/shared/order-status\.ts`,
    String.raw`/renderer/src/(?:bridge|mini/mini-words|frame/use-now|orders/group-number|text/when|ui/status-look)\.ts`,
    String.raw`/renderer/src/ui/(?:tokens|base)\.css`,
  ].join('|'),
  'u',
)

/** What runs before the first screen's code is there. */
const ASKS =
  /vite\/preload-helper|\/renderer\/src\/(?:main|asked|app-file|first-answers|text\/fetch-texts|window-bridge)\.ts/u

// Main is ESM, the preload one CommonJS file: a sandboxed preload can be nothing else.
export default defineConfig({
  main: {
    plugins: [leftOut, asciiOnly],
    build: {
      rollupOptions: {
        // A thread starts from a file of its own.
        input: {
          index: 'src/main/index.ts',
          'book-worker': 'src/main/orders/backup/book-worker.ts',
          'export-thread': 'src/main/receipts/export-thread.ts',
        },
        // All in one folder: what is loaded late finds preload, page and threads beside it like what is loaded first.
        output: {
          ...{ format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          // Less to read at the start; names stay as they are.
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
        },
        external: ['keytar', 'libsql'],
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'src/preload/index.ts', mini: 'src/preload/mini.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [vue(), guidePage(), textFiles(), firstFiles(), asciiOnly, policyOnlyWhenBuilt],
    define: {
      ...{ __VUE_I18N_FULL_INSTALL__: false, __VUE_I18N_LEGACY_API__: false, __VUE_OPTIONS_API__: false },
      // Our texts need less of it: src/renderer/src/text/spoken-texts.ts.
      __INTLIFY_DROP_MESSAGE_COMPILER__: true,
    },
    build: {
      rollupOptions: {
        input: ['src/renderer/index.html', 'src/renderer/mini.html'],
        // What the first screen needs in three files instead of a dozen: each is asked for and handed out one by one. What
        // asks before that screen needs nothing of it, and the small window's part nothing of the rest.
        output: {
          codeSplitting: {
            groups: [
              { name: 'ask', test: ASKS, priority: 2 },
              { name: 'base', test: SHARED_WITH_MINI, priority: 1 },
              { name: 'first', test: /renderer\/src\/begin\.ts/u },
            ],
          },
        },
      },
      target: 'chrome130',
      assetsInlineLimit: 0,
      // The builder leaves names and comments in unless told.
      minify: true,
    },
  },
})
