import type { Plugin, ViteDevServer } from 'vite'
import { en } from '../../src/renderer/src/text/messages-en.ts'
import { ja } from '../../src/renderer/src/text/messages-ja.ts'

/** Beside the page's own folder, as the development server asks for it. */
const TEXTS = '/src/text/messages-'

/**
 * Hands the screen's texts out as data beside the page (`texts-ja.json`, `texts-en.json`): the window reads the language
 * it speaks and no other, and nothing of it is code that has to be compiled first.
 */
export function textFiles(): Plugin {
  return {
    name: 'text-files',
    generateBundle() {
      for (const [language, texts] of Object.entries({ ja, en })) {
        this.emitFile({
          type: 'asset',
          fileName: `texts-${language}.json`,
          source: JSON.stringify({ language, texts }),
        })
      }
    },
    configureServer: serveTexts,
  }
}

/** As they are now, after every change; no main process stands before this server, so `texts.json` is Japanese. */
function serveTexts(server: ViteDevServer): void {
  server.middlewares.use((request, response, next) => {
    const asked = /^\/texts(?:-(?<language>ja|en))?\.json$/u.exec(request.url ?? '')
    if (asked === null) {
      next()
      return
    }
    const language = asked.groups?.['language'] ?? 'ja'
    server
      .ssrLoadModule(`${TEXTS}${language}.ts`)
      .then((module) => response.end(JSON.stringify({ language, texts: module[language] as unknown })))
      .catch(next)
  })
}
