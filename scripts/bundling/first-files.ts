import { basename } from 'node:path'
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

/** The module that the page's entry imports once it has its answers. */
const LATE = 'begin'

/**
 * Lets the page ask for the files of its first screen together with its entry, which imports them only later: otherwise
 * they would be asked for after the answers, one round behind another.
 */
export function firstFiles(): Plugin {
  let first: Rolldown.OutputChunk | undefined
  return {
    name: 'first-files',
    enforce: 'pre',
    apply: 'build',
    generateBundle(_, bundle) {
      const facade = chunksOf(bundle).find(({ name }) => name === LATE)
      first = facade && chunksOf(bundle).find(({ fileName }) => fileName === facade.imports[0])
      if (facade === undefined || first === undefined) return this.error(`"${LATE}" is in no chunk with what it needs`)
      // A file that says nothing but where the next one is: one less to ask for.
      const [from, to] = [basename(facade.fileName), basename(first.fileName)]
      for (const chunk of chunksOf(bundle)) chunk.code = chunk.code.replaceAll(from, to)
      Reflect.deleteProperty(bundle, facade.fileName)
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, filename }) {
        if (first === undefined || !filename.endsWith('index.html')) return []
        const files = new Set(filesOf(first, chunksOf(bundle)))
        return [...files].filter((file) => !html.includes(file)).map(tagOf)
      },
    },
  }
}

function chunksOf(bundle: Rolldown.OutputBundle): readonly Rolldown.OutputChunk[] {
  return Object.values(bundle).filter((file) => file.type === 'chunk')
}

/** Of a chunk and all that it imports. */
function filesOf(chunk: Rolldown.OutputChunk, chunks: readonly Rolldown.OutputChunk[]): readonly string[] {
  const below = chunks.filter(({ fileName }) => chunk.imports.includes(fileName))
  const styles = chunk.viteMetadata?.importedCss ?? []
  return [chunk.fileName, ...styles, ...below.flatMap((imported) => filesOf(imported, chunks))]
}

function tagOf(file: string): HtmlTagDescriptor {
  const rel = file.endsWith('.css') ? 'stylesheet' : 'modulepreload'
  return { tag: 'link', attrs: { rel, crossorigin: true, href: `./${file}` }, injectTo: 'head' }
}
