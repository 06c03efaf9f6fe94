import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from '../build.ts'
import { runProgram } from '../run-program.ts'
import { SetUpProblem } from '../setup/set-up-problem.mjs'
import { TOOLS } from '../tools.ts'
import { BOTH_MACS, bringNativePackages } from './native-packages.ts'
import { toldSizes } from './told-sizes.ts'

const UNPACKED = 'dir'

/**
 * Packs the built app into dist/ for the system it runs on: `npm run package` makes the installers of
 * electron-builder.yml, `npm run package -- --linux dir` (or --win, --mac) only the folder that would go into them.
 * @param given arguments for electron-builder
 * @returns exit code
 * @throws SetUpProblem when an installer was asked for and only the stand-in runtime is here
 */
export async function packageApp(
  projectFolder: string,
  given: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const runtime = standInArguments(env.ELECTRON_OVERRIDE_DIST_PATH ?? '', given)
  const built = await buildIfStale(projectFolder)
  if (built !== 0) return built
  if (process.platform === 'darwin') await bringNativePackages(projectFolder, BOTH_MACS, env)
  const all = [TOOLS.electronBuilder, ...given, '--publish', 'never', ...runtime]
  const packed = await runProgram({ command: process.execPath, given: all, env })
  if (packed === 0) for (const line of toldSizes(join(projectFolder, 'dist'))) console.log(line)
  return packed
}

/** An official runtime is found by electron-builder itself; the stand-in has to be pointed at, and may not be shipped. */
function standInArguments(folder: string, given: readonly string[]): string[] {
  const note = join(folder, 'runtime.json')
  if (folder === '' || !existsSync(note)) return []
  if (!given.includes(UNPACKED)) {
    throw new SetUpProblem(
      'no installer was made',
      'only an older Electron from the registry is here, good for development and tests.',
      'make the installers where the official Electron can be fetched, or try the unpacked app: npm run package -- --linux dir',
    )
  }
  // Written by our own set-up.
  const { version } = JSON.parse(readFileSync(note, 'utf8')) as { version: string }
  return [`-c.electronDist=${folder}`, `-c.electronVersion=${version}`]
}
