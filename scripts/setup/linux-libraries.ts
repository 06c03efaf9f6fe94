import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { aptNameOf, missingPackages } from './debian-packages.ts'
import { reportProblem, SetUpProblem, sayStep } from './set-up-problem.mjs'

/** What Electron and keytar load at run time. */
export const RUNTIME_LIBRARIES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libsecret-1-0']

/** What a complete desktop without a screen consists of, for tests and the tour: see scripts/desktop-session.ts. */
export const TEST_DESKTOP = [
  ...RUNTIME_LIBRARIES,
  ...[
    'xvfb',
    'xauth',
    'dbus',
    'dbus-x11',
    'gnome-keyring',
    'dunst',
    'unzip',
    'fonts-noto-cjk',
    'xdotool',
    'poppler-utils',
  ],
]

/**
 * Installs the missing ones of these Debian packages when we are root; tells another user the exact command.
 * Does nothing on systems without dpkg: there the packages have other names, and Electron itself says what it misses.
 * @throws SetUpProblem
 */
export function ensureDebianPackages(names: readonly string[], env: NodeJS.ProcessEnv): void {
  if (process.platform !== 'linux') return
  const listed = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Abbrev} ${Package}\n'], DPKG_OUTPUT)
  if (listed.error !== undefined) return
  const missing = missingPackages(names, listed.stdout)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0) throw notRoot(missing)
  sayStep(`installing Debian packages: ${missing.join(' ')}`)
  // The names are looked up after the update: a bare machine knows no package before it.
  runApt(['update'], env)
  runApt(['install', '-y', '--no-install-recommends', ...missing.map(installable)], env)
}

const DPKG_OUTPUT = { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 } as const

function installable(name: string): string {
  const policy = spawnSync('apt-cache', ['policy', name, `${name}t64`], { encoding: 'utf8', env: englishOutput() })
  return aptNameOf(name, policy.stdout)
}

function englishOutput(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C' }
}

function runApt(aptArguments: string[], env: NodeJS.ProcessEnv): void {
  const result = spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...aptArguments], {
    ...DPKG_OUTPUT,
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (result.status === 0) return
  const why = `${result.stdout}${result.stderr}`.trim().split('\n').slice(-8).join('\n         ')
  const wayOut = 'check the network and /etc/apt/sources.list, then run the command again.'
  throw new SetUpProblem(`apt-get ${aptArguments.join(' ')} failed`, why, wayOut)
}

function notRoot(missing: string[]): SetUpProblem {
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.map(installable).join(' ')}`
  return new SetUpProblem(
    'Debian packages are missing',
    `${missing.join(' ')} ${missing.length === 1 ? 'is' : 'are'} not installed, and only root may install packages.`,
    `run this, then the same command again:\n         ${command}`,
  )
}

/**
 * `sudo node scripts/setup/linux-libraries.ts`: the test desktop, for a machine whose user may become root, as that of
 * the release. Needs no package of npm.
 */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    ensureDebianPackages(TEST_DESKTOP, process.env)
  } catch (cause) {
    reportProblem(cause)
  }
}
