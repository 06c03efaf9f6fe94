import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram } from './run-program.ts'
import { TOOLS } from './tools.ts'

// Written last, so that half a build never counts as one.
const STAMP = join('out', '.built')
const SOURCES = [
  'src',
  'resources',
  'docs/guide-ja.md',
  'LICENSE',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.json',
]

/** Builds the app into out/. */
export async function build(projectFolder: string, given: readonly string[] = []): Promise<number> {
  forgetBuild(projectFolder)
  const code = await runProgram({
    command: process.execPath,
    given: [TOOLS.electronVite, 'build', ...given],
    env: process.env,
  })
  if (code === 0) markBuilt(projectFolder)
  return code
}

/** For a build that somebody else ran. */
export function markBuilt(projectFolder: string): void {
  writeFileSync(join(projectFolder, STAMP), '')
}

/** Before anything writes into out/ that is not a complete build. */
export function forgetBuild(projectFolder: string): void {
  rmSync(join(projectFolder, STAMP), { force: true })
}

/** Builds only when a source is newer than the last complete build. */
export async function buildIfStale(projectFolder: string): Promise<number> {
  if (!isStale(projectFolder)) return 0
  console.log('building the app')
  return build(projectFolder)
}

/** Folders count too: removing a file changes only its folder's time. */
function isStale(projectFolder: string): boolean {
  const stamp = join(projectFolder, STAMP)
  if (!existsSync(stamp)) return true
  const built = statSync(stamp).mtimeMs
  return SOURCES.some((source) => newest(join(projectFolder, source)) > built)
}

/** Milliseconds since 1970 of the latest change in a file or folder; 0 when there is none. */
function newest(path: string): number {
  if (!existsSync(path)) return 0
  const below = statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : []
  return Math.max(statSync(path).mtimeMs, ...below.map((name) => statSync(join(path, name)).mtimeMs))
}
