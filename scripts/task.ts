// Second stage of every npm script: Node runs TypeScript and the packages are there. Started by scripts/run.mjs.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildIfStale, build, forgetBuild } from './build.ts'
import { inDesktopSession } from './desktop-session.ts'
import { electronArguments, sayIfUnprotected } from './electron-arguments.ts'
import { removeDefences } from './faults/remove-defences.ts'
import { testFaults } from './faults/test-faults.ts'
import { QUICK_CHECKS, RULES } from './lint/checks.ts'
import { makeNotices } from './notices/make-notices.ts'
import { makeUpdateKey } from './packaging/make-update-key.ts'
import { packageApp } from './packaging/package-app.ts'
import { signUpdates } from './packaging/sign-updates.ts'
import { runProgram } from './run-program.ts'
import { desktopPresent } from './setup/desktop-present.ts'
import { setUpElectron } from './setup/set-up-electron.ts'
import { SetUpProblem, reportProblem } from './setup/set-up-problem.mjs'
import { runTests } from './test.ts'
import { lastLine } from './test/tally.ts'
import { TOOLS } from './tools.ts'

const projectFolder = join(import.meta.dirname, '..')

type Task = (given: string[]) => Promise<number>

const TASKS: Readonly<Record<string, Task>> = {
  start,
  dev,
  demo,
  test: async (given) => runTests(given, await setUpElectron(projectFolder, 'test desktop')),
  build: (given) => build(projectFolder, given),
  lint,
  typecheck: (given) => node([TOOLS.types, '--build', ...given]),
  mutation: (given) => node([TOOLS.stryker, 'run', ...given]),
  kills,
  'test-faults': async (given) =>
    testFaults(given, { projectFolder, env: await setUpElectron(projectFolder, 'test desktop') }),
  'test-defences': defences,
  'check-chain': (given) => node([join('scripts', 'check-chain.ts'), ...given]),
  screens,
  bench: (given) => onTestDesktop(join('..', 'bench', 'main.ts'), given),
  package: async (given) => packageApp(projectFolder, given, await setUpElectron(projectFolder, 'nowhere')),
  icons: (given) => onTestDesktop(join('icons', 'make-icons.ts'), given),
  notices: () => makeNotices(projectFolder),
  'update-key': ([secretFile]) => Promise.resolve(makeUpdateKey(projectFolder, secretFile)),
  'sign-updates': () => Promise.resolve(signUpdates(projectFolder, process.env.UKETSUKE_UPDATE_SECRET)),
  sounds: () => node([join('scripts', 'make-sounds.ts')]),
  format: () => node([TOOLS.prettier, '--write', '.']),
}

async function start(given: string[]): Promise<number> {
  if (!desktopPresent(process.env)) {
    console.log('There is no display here, so the guided tour runs on a virtual one instead of the app on yours.')
    return demo(given.length > 0 ? given : ['--out', 'demo-out'])
  }
  const env = await setUpElectron(projectFolder, 'display')
  const built = await buildIfStale(projectFolder)
  if (built !== 0) return built
  const own = electronArguments()
  sayIfUnprotected(own)
  return runProgram({ command: String(env.ELECTRON_EXEC_PATH), given: [projectFolder, ...own, ...given], env })
}

async function dev(given: string[]): Promise<number> {
  if (!desktopPresent(process.env)) throw noDisplay()
  const env = await setUpElectron(projectFolder, 'display')
  forgetBuild(projectFolder)
  const own = electronArguments()
  sayIfUnprotected(own)
  const extra = own.length > 0 ? ['--', ...own] : []
  return runProgram({ command: process.execPath, given: [TOOLS.electronVite, 'dev', ...given, ...extra], env })
}

function demo(given: string[]): Promise<number> {
  return onTestDesktop('demo.ts', given)
}

/** Before the pictures that are there are thrown away: one of them shows what the system draws above our window. */
function screens(given: string[]): Promise<number> {
  if (spawnSync('import', ['-version'], { stdio: 'ignore' }).error !== undefined) {
    const why = 'the picture of what the system draws is taken by ImageMagick, which is not here.'
    throw new SetUpProblem('no pictures were taken', why, 'install it (Debian: apt-get install imagemagick).')
  }
  return onTestDesktop('screens.ts', given.length > 0 ? given : ['--out', join('docs', 'screens')])
}

/** Runs one of our scripts that drive the built app, on a desktop of its own. */
async function onTestDesktop(script: string, given: string[]): Promise<number> {
  const env = await setUpElectron(projectFolder, 'test desktop')
  const built = await buildIfStale(projectFolder)
  if (built !== 0) return built
  sayIfUnprotected(electronArguments())
  return inDesktopSession({ command: process.execPath, given: [join('scripts', script), ...given], env })
}

/** The long run of power cuts: as many as named, 200 unless told. */
function kills([count = '200']: string[]): Promise<number> {
  const given = [TOOLS.vitest, 'run', '--project', 'integration', 'test/integration/kill']
  return runProgram({ command: process.execPath, given, env: { ...process.env, UKETSUKE_KILLS: count } })
}

/** Takes defences away in a copy and expects red tests, some of them in windows. */
async function defences(given: string[]): Promise<number> {
  const { tally } = await removeDefences(given, {
    projectFolder,
    env: await setUpElectron(projectFolder, 'test desktop'),
  })
  console.log(lastLine(tally))
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1
}

/** Every check runs, whatever the ones before it said; what is given goes to the rules. */
async function lint(given: string[]): Promise<number> {
  let worst = await node([...RULES.given, ...given])
  for (const check of QUICK_CHECKS) worst = Math.max(worst, await node([...check.given]))
  return worst
}

function node(given: string[]): Promise<number> {
  return runProgram({ command: process.execPath, given, env: process.env })
}

function noDisplay(): SetUpProblem {
  const wayOut = 'set DISPLAY or WAYLAND_DISPLAY, or use `npm run demo` and `npm test`, which bring a virtual display.'
  return new SetUpProblem('`npm run dev` cannot open a window', 'there is no display here.', wayOut)
}

async function main([name = '', ...given]: string[]): Promise<number> {
  const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined
  if (task !== undefined) return task(given)
  console.error(`There is no task "${name}". Tasks: ${Object.keys(TASKS).join(', ')}`)
  return 2
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (cause) {
  reportProblem(cause)
}
