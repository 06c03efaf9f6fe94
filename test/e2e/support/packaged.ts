import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPackageWithOptions, extractAll } from '@electron/asar'
import { openDatabase } from '../../../src/main/orders/book/open-database.ts'
import { electronArguments } from '../../../scripts/electron-arguments.ts'

const projectFolder = join(import.meta.dirname, '../../..')

/** The folder that goes into every installer. */
const PACKAGED = join(projectFolder, 'dist', 'linux-unpacked')
export const PACKAGED_PROGRAM = join(PACKAGED, 'uketsuke')
export const PACKAGED_ARCHIVE = join(PACKAGED, 'resources', 'app.asar')

/** Packs the app as an installer would, and says what electron-builder said when that fails. */
export function makePackage(): Promise<void> {
  const script = join('scripts', 'run.mjs')
  const child = spawn(process.execPath, [script, 'package', '--linux', 'dir'], { cwd: projectFolder })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(said))))
  })
}

export interface PackagedRun {
  readonly process: ChildProcess
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>
  /** All that the program wrote to its console. */
  readonly said: () => string
}

/** Starts the packed app in a home of its own: it knows no variable that could move its data elsewhere. */
export function startPackaged(
  home: string,
  given: readonly string[] = [],
  { env = {}, program = PACKAGED_PROGRAM }: { env?: NodeJS.ProcessEnv; program?: string } = {},
): PackagedRun {
  const own = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'config'), ...env }
  const child = spawn(program, [...electronArguments(), ...given], { env: own, cwd: home })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return {
    process: child,
    ended: new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal))),
    said: () => said,
  }
}

/**
 * A copy of the packed app whose page runs a script more, as somebody's would who got one in; nothing else is changed.
 * @returns the program
 */
export async function withScript(folder: string, script: string): Promise<string> {
  const copy = join(folder, 'copy')
  cpSync(PACKAGED, copy, { recursive: true })
  const archive = join(copy, 'resources', 'app.asar')
  const inside = join(folder, 'inside')
  extractAll(archive, inside)
  const page = join(inside, 'out', 'renderer', 'index.html')
  writeFileSync(page, readFileSync(page, 'utf8').replace('</body>', '<script src="./more.js"></script></body>'))
  writeFileSync(join(inside, 'out', 'renderer', 'more.js'), script)
  rmSync(archive)
  await createPackageWithOptions(inside, archive, { unpack: '**/*.node' })
  return join(copy, 'uketsuke')
}

export function packagedFolder(home: string): string {
  return join(home, 'config', 'Uketsuke')
}

/** The orders of the training book as they are on the disk at this moment, newest first. */
export function trainingOrders(home: string): readonly Readonly<Record<string, unknown>>[] {
  const path = join(packagedFolder(home), 'books', 'training', 'book.sqlite')
  if (!existsSync(path)) return []
  const book = openDatabase(path, 'read-only')
  try {
    return book.rows(
      'select status, customer_name, total, identification_number as number from orders order by id desc',
    )
  } finally {
    book.close()
  }
}
