import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import { electronArguments } from '../scripts/electron-arguments.ts'
import { withShop } from './app-window.ts'
import { atMost, ROUNDS, type Benchmark, type Given, type Measured } from './benchmark.ts'
import { median, rounds, short } from './figures.ts'
import { startOnce, type AppToStart, type StartedApp } from './started-app.ts'

const projectFolder = join(import.meta.dirname, '..')
const MB = 1024 * 1024

/** B9: from the start of the process to the first screen, with the whole book, beside an empty Vue app. */
export const start: Benchmark = { id: 'B9', run }

async function run(given: Given): Promise<readonly Measured[]> {
  const folder = await buildEmptyApp(join(given.work, 'empty-app'))
  const peer = { folder, userData: mkdtempSync(join(given.work, 'empty-user-')), field: 'input' }
  return withShop(given, async (userData) => {
    const ours = { folder: projectFolder, userData, field: 'main input[type=text]' }
    const { mine, theirs } = await inTurns(ours, peer, given.say)
    const peerName = 'an empty electron-vite Vue app'
    const figure = (of: (app: StartedApp) => number, unit: string) => {
      const [own, other] = [mine.map(of), theirs.map(of)]
      return { unit, peerName, ours: median(own), peer: median(other), note: rounds(own, other, unit) }
    }
    return [
      atMost({
        ...{ id: 'B9', what: `process start to a first screen that can be typed into, ${short(given.rows)} orders` },
        ...{ goal: 1.2, ...figure(({ usableMs }) => usableMs, 'ms') },
      }),
      atMost({
        ...{ id: 'B9-memory', what: 'memory of all processes after it (proportional set size)', goal: 1.25 },
        ...figure(({ bytes }) => bytes / MB, 'MB'),
      }),
    ]
  })
}

/** The first start of each is thrown away: afterwards its files are in the system's cache for both. */
async function inTurns(ours: AppToStart, peer: AppToStart, say: Given['say']) {
  const [mine, theirs]: StartedApp[][] = [[], []]
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [own, other] = [await startOnce(ours), await startOnce(peer)]
    say(`B9 round ${round}: ours ${short(own.usableMs)} ms, peer ${short(other.usableMs)} ms`)
    if (round === 0) continue
    mine?.push(own)
    theirs?.push(other)
  }
  return { mine: mine ?? [], theirs: theirs ?? [] }
}

async function buildEmptyApp(out: string): Promise<string> {
  const root = join(import.meta.dirname, 'start-page')
  await build({
    ...{ configFile: false, logLevel: 'warn', root, base: './', plugins: [vue()] },
    define: { __VUE_OPTIONS_API__: 'false' },
    build: { outDir: join(out, 'renderer'), emptyOutDir: true, target: 'chrome130', minify: true },
  })
  for (const name of ['main.mjs', 'preload.cjs']) copyFileSync(join(root, name), join(out, name))
  writeFileSync(join(out, 'package.json'), JSON.stringify({ name: 'empty-app', type: 'module', main: 'main.mjs' }))
  return out
}

const AT_ONCE = ['electron-store', 'keytar', 'libsql', 'vue-i18n']

/** B9b: loading the built main file, beside the same with the heavy packages loaded at once. */
export const loadMain: Benchmark = { id: 'B9B', run: runLoadMain }

async function runLoadMain({ work, say }: Given): Promise<readonly Measured[]> {
  const [ours, peer]: number[][] = [[], []]
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [own, other] = [await loadOnce(work, []), await loadOnce(work, AT_ONCE)]
    say(`B9b round ${round}: ours ${short(own)} ms, peer ${short(other)} ms`)
    if (round === 0) continue
    ours?.push(own)
    peer?.push(other)
  }
  const [own, other] = [ours ?? [], peer ?? []]
  return [
    atMost({
      ...{ id: 'B9b', what: 'loading the built main file in Electron', unit: 'ms', goal: 1 / 3 },
      ...{ ours: median(own), peer: median(other), note: rounds(own, other, 'ms') },
      peerName: `the same with ${AT_ONCE.join(', ')} loaded at once`,
    }),
  ]
}

async function loadOnce(work: string, atOnce: readonly string[]): Promise<number> {
  const userData = mkdtempSync(join(work, 'load-'))
  const out = join(userData, 'out.json')
  mkdirSync(join(userData, 'user'))
  const env = {
    ...process.env,
    ...{ UKETSUKE_BENCH_MAIN: join(projectFolder, 'out', 'main', 'index.js'), UKETSUKE_BENCH_OUT: out },
    ...{ UKETSUKE_BENCH_AT_ONCE: atOnce.join(), UKETSUKE_USER_DATA: join(userData, 'user') },
  }
  const given = [...electronArguments(), join(import.meta.dirname, 'load-main')]
  const child = spawn(process.env['ELECTRON_EXEC_PATH'] ?? '', given, { env, stdio: 'ignore' })
  await new Promise((resolve) => child.once('exit', resolve))
  // Marked boundary: load-main/main.mjs wrote it.
  return (JSON.parse(readFileSync(out, 'utf8')) as { ms: number }).ms
}
