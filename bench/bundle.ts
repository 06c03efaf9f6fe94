import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import { atMost, type Benchmark, type Given, type Measured } from './benchmark.ts'
import { short } from './figures.ts'

/**
 * B8: all script and style of the window, packed, beside the same kinds of parts in Element Plus; and B8-parts, our parts
 * alone beside them.
 */
export const bundle: Benchmark = { id: 'B8', run }

const projectFolder = join(import.meta.dirname, '..')

/** The app as it was just built, against the peer built as tightly. */
async function run({ work }: Given): Promise<readonly Measured[]> {
  const peerFolder = join(work, 'b8-peer')
  const partsFolder = join(work, 'b8-parts')
  await buildPage('element-plus-page', peerFolder)
  await buildPage('own-parts-page', partsFolder)
  const window = join(projectFolder, 'out', 'renderer')
  const [ours, own, peer] = [packedFolder(window), packedFolder(partsFolder), packedFolder(peerFolder)]
  const sizes = ({ script, style }: Packed) => `script ${short(script)} kB, style ${short(style)} kB`
  const beside = { unit: 'kB', goal: 0.6, peer: peer.script + peer.style }
  const texts = `texts, guide and error guide, which are data beside the page, ${short(packed(window, '.json'))} kB more`
  return [
    atMost({
      ...{ id: 'B8', what: "the window's script and style, packed by gzip", ...beside },
      ours: ours.script + ours.style,
      peerName: 'Element Plus: the same kinds of parts on the same Vue and Pinia, without screens or rules',
      note: `ours ${sizes(ours)}, with every screen and rule; ${texts}; peer ${sizes(peer)}`,
    }),
    atMost({
      ...{ id: 'B8-parts', what: 'the parts alone, without screens and rules, packed by gzip', ...beside },
      ours: own.script + own.style,
      peerName: 'the same',
      note: `ours ${sizes(own)}`,
    }),
  ]
}

async function buildPage(page: string, out: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: projectFolder,
    plugins: [vue()],
    define: {
      ...{ __VUE_I18N_FULL_INSTALL__: 'false', __VUE_I18N_LEGACY_API__: 'false', __VUE_OPTIONS_API__: 'false' },
      __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
    },
    build: {
      ...{ outDir: out, emptyOutDir: true, target: 'chrome130', minify: true, cssCodeSplit: false },
      rollupOptions: { input: join(import.meta.dirname, page, 'page.ts') },
    },
  })
}

/** kB, each file packed alone at gzip's best. */
interface Packed {
  readonly script: number
  readonly style: number
}

function packedFolder(folder: string): Packed {
  return { script: packed(folder, '.js'), style: packed(folder, '.css') }
}

function packed(folder: string, ending: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending))
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0) / 1000
}
