import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { electronArguments } from '../scripts/electron-arguments.ts'

export interface StartedApp {
  /** ms from the start of the process to a painted frame in which the field can be typed into. */
  readonly usableMs: number
  /** Of all its processes, each page they share counted once, bytes. */
  readonly bytes: number
}

export interface AppToStart {
  /** Folder with the package.json. */
  readonly folder: string
  readonly userData: string
  /** CSS of what has to be there. */
  readonly field: string
}

const PATIENCE_MS = 60_000
/** Until memory has settled, ms; less than until the first backup of the day. */
const SETTLE_MS = 3_000

/** Starts an app as its icon would, watches its page from outside, measures and ends it in good order. */
export async function startOnce({ folder, userData, field }: AppToStart): Promise<StartedApp> {
  const portFile = join(userData, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  const began = Date.now()
  const child = spawn(
    process.env['ELECTRON_EXEC_PATH'] ?? '',
    [...electronArguments(), '--remote-debugging-port=0', `--user-data-dir=${userData}`, folder],
    { env: { ...process.env, UKETSUKE_USER_DATA: userData }, stdio: 'ignore' },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  try {
    const usableAt = await usable(await portOf(portFile), field)
    await setTimeout(SETTLE_MS)
    return { usableMs: usableAt - began, bytes: treeBytes(child) }
  } finally {
    child.kill('SIGTERM')
    if ((await Promise.race([ended, setTimeout(15_000, 'late')])) === 'late') child.kill('SIGKILL')
  }
}

async function portOf(portFile: string): Promise<number> {
  const until = Date.now() + PATIENCE_MS
  while (Date.now() < until) {
    const [port = ''] = existsSync(portFile) ? readFileSync(portFile, 'utf8').split('\n') : []
    if (port !== '') return Number(port)
    await setTimeout(2)
  }
  throw new Error('the app opened no debugging port')
}

const AFTER_A_FRAME =
  'new Promise((done) => requestAnimationFrame(() => done(performance.timeOrigin + performance.now())))'

/** ms since 1970 of the frame after the one in which the field was there, by the page's own clock. */
async function usable(port: number, field: string): Promise<number> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  try {
    const [context] = browser.contexts()
    if (context === undefined) throw new Error('the app has no page')
    const page = context.pages()[0] ?? (await context.waitForEvent('page'))
    await page.waitForSelector(field, { timeout: PATIENCE_MS })
    return await page.evaluate<number>(AFTER_A_FRAME)
  } finally {
    await browser.close()
  }
}

/** Proportional set size of the process and everything below it (Linux). */
function treeBytes({ pid }: ChildProcess): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/u.test(entry))) {
    const stat = quietly(() => readFileSync(`/proc/${name}/stat`, 'utf8'))
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const isBelow = (id: number): boolean => id === pid || (parents.has(id) && isBelow(parents.get(id) ?? 0))
  return [...parents.keys()].filter(isBelow).reduce((sum, id) => sum + pssOf(id), 0)
}

function pssOf(id: number): number {
  const rollup = quietly(() => readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))
  return Number(/^Pss:\s+(\d+) kB/mu.exec(rollup)?.[1] ?? 0) * 1024
}

/** A process may end while it is looked at. */
function quietly(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
