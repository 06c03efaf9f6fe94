import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { executableName } from './electron-layout.ts'
import type { ElectronRuntime } from './electron-layout.ts'

const SOURCE = 'the official download'
// The download gives up when nothing arrives for this long; a slow line that still moves may take its time.
const STALLED_MS = 60_000
const LOOK_EVERY_MS = 1_000

/** The official Electron in node_modules, when it is complete. `path.txt` is what install-electron writes last. */
export function installedOfficialElectron(projectFolder: string): ElectronRuntime | undefined {
  const electron = join(projectFolder, 'node_modules', 'electron')
  const folder = join(electron, 'dist')
  const executable = join(folder, executableName(process.platform))
  const wanted = wantedVersion(electron)
  const complete = existsSync(join(electron, 'path.txt')) && existsSync(executable)
  if (!complete || readText(join(folder, 'version')).replace(/^v/, '') !== wanted) return undefined
  return { version: wanted, source: SOURCE, folder, executable }
}

/** Runs Electron's own installer, which checks the download against the checksums in the electron package. */
export async function installOfficialElectron(
  projectFolder: string,
  env: NodeJS.ProcessEnv,
): Promise<ElectronRuntime | { failure: string }> {
  const temporary = await mkdtemp(join(tmpdir(), 'uketsuke-electron-'))
  try {
    const failure = await runInstaller(projectFolder, { ...env, ...temporaryFolderAs(temporary) }, temporary)
    const runtime = installedOfficialElectron(projectFolder)
    if (runtime === undefined) return { failure: failure ?? 'install-electron ended without an Electron' }
    await writeFile(join(runtime.folder, 'runtime.json'), JSON.stringify({ version: runtime.version, source: SOURCE }))
    return runtime
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** The installer downloads into the system's temporary folder; one of our own lets us see whether bytes arrive. */
function temporaryFolderAs(folder: string): NodeJS.ProcessEnv {
  return { TMPDIR: folder, TEMP: folder, TMP: folder, ELECTRON_GET_NO_PROGRESS: '1' }
}

async function runInstaller(projectFolder: string, env: NodeJS.ProcessEnv, temporary: string) {
  const installer = join(projectFolder, 'node_modules', 'electron', 'install.js')
  const child = spawn(process.execPath, [installer], { cwd: projectFolder, env, stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  const watching = new AbortController()
  const stalled = waitUntilStalled(temporary, watching.signal).then(() => child.kill('SIGKILL') && 'stalled')
  const end = await Promise.race([ended, stalled])
  watching.abort()
  if (end === 0) return undefined
  return end === 'stalled' ? `nothing arrived for ${String(STALLED_MS / 1000)} s` : shortCause(errors)
}

/** Resolves when the folder has not grown for STALLED_MS; never resolves once the watching is aborted. */
async function waitUntilStalled(folder: string, signal: AbortSignal): Promise<void> {
  let size = -1
  let since = Date.now()
  while (Date.now() - since < STALLED_MS) {
    if (await wait(LOOK_EVERY_MS, false, { signal }).catch(() => true)) return new Promise(() => undefined)
    const now = await sizeOf(folder)
    if (now !== size) since = Date.now()
    size = now
  }
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (entry) => entry.size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Node hides the reason of a failed request in the innermost cause; that line is the one that helps. */
function shortCause(errors: string): string {
  const lines = errors.split('\n').map((line) => line.trim())
  const causes = lines.filter((line) => /(Error|cause)\b.*: /.test(line) || /^\[cause\]/.test(line))
  const cause = causes.at(-1) ?? lines.find((line) => line !== '') ?? 'install-electron gave no reason'
  return cause === 'TypeError: fetch failed' ? 'the download server could not be reached' : cause.slice(0, 200)
}

function wantedVersion(electronPackage: string): string {
  const parsed: unknown = JSON.parse(readText(join(electronPackage, 'package.json')))
  if (typeof parsed === 'object' && parsed !== null && 'version' in parsed) return String(parsed.version)
  throw new Error('the electron package has no version')
}

function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
}
