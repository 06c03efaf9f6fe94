import { desktopPresent } from './desktop-present.ts'
import { electronEnvironment, ensureElectron } from './electron-runtime.ts'
import { ensureDebianPackages, RUNTIME_LIBRARIES, TEST_DESKTOP } from './linux-libraries.ts'
import { sayStep } from './set-up-problem.mjs'

/** Where Electron is to run. `nowhere`: it is packed, and not started. */
type Place = 'display' | 'test desktop' | 'nowhere'

/**
 * Everything beyond the packages: Linux libraries, then the Electron runtime (unpacking one may need the libraries' unzip).
 * @param where `display`: a window on the user's screen; `test desktop`: the virtual one of desktop-session.ts
 * @returns the environment for whatever starts Electron
 * @throws SetUpProblem
 */
export async function setUpElectron(projectFolder: string, where: Place): Promise<NodeJS.ProcessEnv> {
  ensureDebianPackages(librariesFor(where), process.env)
  const runtime = await ensureElectron(projectFolder, process.env)
  const started = Number(process.env.UKETSUKE_SETUP_STARTED ?? Date.now())
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  sayStep(`ready in ${seconds} s: Node ${process.versions.node}, Electron ${runtime.version} from ${runtime.source}`)
  return { ...process.env, ...electronEnvironment(runtime) }
}

function librariesFor(where: Place): readonly string[] {
  if (where === 'nowhere') return []
  return where === 'display' && desktopPresent(process.env) ? RUNTIME_LIBRARIES : TEST_DESKTOP
}
