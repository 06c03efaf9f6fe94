import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { atMost, type Benchmark, type Given, type Measured } from './benchmark.ts'
import { short } from './figures.ts'

/** B8: all script and style of the window, packed, beside the same kinds of parts in Element Plus. */
export const bundle: Benchmark = { id: 'B8', run }

const projectFolder = join(import.meta.dirname, '..')

/** The app as it was just built, against the peer built as tightly. */
async function run({ work }: Given): Promise<readonly Measured[]> {
  const peerFolder = join(work, 'b8-peer')
  await buildPeer(peerFolder)
  const ours = packedFolder(join(projectFolder, 'out', 'renderer'))
  const peer = packedFolder(peerFolder)
  const parts = ({ script, style }: Packed) => `script ${short(script)} kB, style ${short(style)} kB`
  return [
    atMost({
      ...{ id: 'B8', what: "the window's script and style, packed by gzip", unit: 'kB', goal: 0.6 },
      ...{ ours: ours.script + ours.style, peer: peer.script + peer.style },
      peerName: 'Element Plus: the same kinds of parts on the same Vue and Pinia, without screens, texts or rules',
      note: `ours ${parts(ours)}, with every screen, text and rule; peer ${parts(peer)}`,
    }),
  ]
}

async function buildPeer(out: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: projectFolder,
    define: { __VUE_OPTIONS_API__: 'false' },
    build: {
      ...{ outDir: out, emptyOutDir: true, target: 'chrome130', minify: true, cssCodeSplit: false },
      rollupOptions: { input: join(import.meta.dirname, 'element-plus-page', 'page.ts') },
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
