import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Plugin } from 'vite'
import type { GuideBlock } from '../../src/shared/guide-block.ts'
import { readGuide } from './read-guide.ts'

const WANTED = '.md?blocks'

/**
 * Lets the app import a guide as blocks (`guide-ja.md?blocks`): read when it is built, pictures and all. The blocks lie in
 * a file of their own, which is data and not code; the module knows where.
 */
export function guidePage(): Plugin {
  let isServed = false
  return {
    name: 'guide-page',
    enforce: 'pre',
    configResolved({ command }) {
      isServed = command === 'serve'
    },
    load(id) {
      if (!id.endsWith(WANTED)) return null
      const file = id.slice(0, -'?blocks'.length)
      this.addWatchFile(file)
      const blocks = readGuide(readFileSync(file, 'utf8'))
      const written = JSON.stringify(blocks)
      // Neither the development server nor a test has files beside the page.
      if (isServed) return moduleOf(blocks, JSON.stringify(`data:application/json,${encodeURIComponent(written)}`))
      const name = `${basename(file, '.md')}.json`
      return moduleOf(blocks, `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name, source: written })}`)
    },
  }
}

/** A picture becomes an import, so that it is bundled under a name of its own and served by the app. */
function moduleOf(blocks: readonly GuideBlock[], address: string): string {
  const sources = [...new Set(blocks.flatMap((block) => (block.kind === 'picture' ? [block.source] : [])))]
  const imports = sources.map((source, at) => `import picture${String(at)} from ${JSON.stringify(`./${source}`)}`)
  const pictures = sources.map((source, at) => `[${JSON.stringify(source)}, picture${String(at)}]`)
  return [...imports, `export default { address: ${address}, pictures: new Map([${pictures.join(', ')}]) }`].join('\n')
}
