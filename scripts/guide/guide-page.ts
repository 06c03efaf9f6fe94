import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { readGuide } from './read-guide.ts'

const WANTED = '.md?blocks'

/** Lets the app import a guide as blocks (`guide-ja.md?blocks`): read when it is built, pictures and all. */
export function guidePage(): Plugin {
  return {
    name: 'guide-page',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith(WANTED)) return null
      const file = id.slice(0, -'?blocks'.length)
      this.addWatchFile(file)
      return moduleOf(readFileSync(file, 'utf8'))
    },
  }
}

/** A picture becomes an import, so that it is bundled under a name of its own and served by the app. */
function moduleOf(text: string): string {
  const blocks = readGuide(text)
  const sources = [...new Set(blocks.flatMap((block) => (block.kind === 'picture' ? [block.source] : [])))]
  const imports = sources.map((source, at) => `import picture${String(at)} from ${JSON.stringify(`./${source}`)}`)
  const written = blocks.map((block) => {
    if (block.kind !== 'picture') return JSON.stringify(block)
    const { kind, text: words, source } = block
    return `{ kind: '${kind}', text: ${JSON.stringify(words)}, source: picture${String(sources.indexOf(source))} }`
  })
  return [...imports, `export default [${written.join(',\n')}]`].join('\n')
}
