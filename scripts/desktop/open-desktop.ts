import { execFile, execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { endSessionLeftovers } from './session-leftovers.ts'
import { privateFolders } from './private-folders.ts'
import { Service } from './service.ts'
import type { ServiceOrder } from './service.ts'

const run = promisify(execFile)

export interface Desktop {
  /** For programs that are to run on this desktop. */
  readonly env: NodeJS.ProcessEnv
  close(): Promise<void>
}

/**
 * Starts the parts of a desktop, each when the one before is ready. What has started ends if a later one fails.
 * The keyring's password protects nothing: the keyring lives in the private folders and goes with them.
 */
export async function openDesktop(
  base: NodeJS.ProcessEnv,
  keyringPassword = randomBytes(16).toString('hex'),
): Promise<Desktop> {
  const root = await mkdtemp(join(tmpdir(), 'uketsuke-desktop-'))
  const services: Service[] = []
  const start = (order: ServiceOrder): Service => {
    const service = new Service(order)
    services.push(service)
    return service
  }
  const close = async (): Promise<void> => {
    // Last started, first stopped: the others need the bus and the screen to end in order.
    for (const service of services.toReversed()) await service.stop()
    await endSessionLeftovers(join(root, 'run'))
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    return { env: await startParts(privateFolders(root, base), { root, start, keyringPassword }), close }
  } catch (cause) {
    await close()
    throw cause
  }
}

interface Starter {
  readonly root: string
  readonly start: (order: ServiceOrder) => Service
  readonly keyringPassword: string
}

async function startParts(folders: NodeJS.ProcessEnv, starter: Starter): Promise<NodeJS.ProcessEnv> {
  const screen = await startScreen(folders, starter)
  const env = await startBus(screen, starter)
  await startKeyring(env, starter)
  await startNotifications(env, starter)
  return env
}

/** Xvfb chooses a free display number itself and tells it: no guessing, no race with other screens. */
async function startScreen(env: NodeJS.ProcessEnv, { root, start }: Starter): Promise<NodeJS.ProcessEnv> {
  const authority = join(root, 'xauthority')
  writeFileSync(authority, '', { mode: 0o600 })
  const given = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-auth', authority]
  const display = `:${await start({ command: 'Xvfb', given, env }).firstLine()}`
  execFileSync('xauth', ['-q', '-f', authority, 'add', display, '.', randomBytes(16).toString('hex')], { env })
  return { ...env, DISPLAY: display, XAUTHORITY: authority }
}

/** The same bus that `dbus-run-session` would start, but as our own child, so that we see it end. */
async function startBus(env: NodeJS.ProcessEnv, { start }: Starter): Promise<NodeJS.ProcessEnv> {
  const given = ['--session', '--nofork', '--nopidfile', '--nosyslog', '--print-address=3']
  return { ...env, DBUS_SESSION_BUS_ADDRESS: await start({ command: 'dbus-daemon', given, env }).firstLine() }
}

async function startKeyring(env: NodeJS.ProcessEnv, { start, keyringPassword }: Starter): Promise<void> {
  const given = ['--foreground', '--unlock', '--components=secrets']
  await start({ command: 'gnome-keyring-daemon', given, env, input: keyringPassword }).until(() =>
    isOnBus('org.freedesktop.secrets', env),
  )
}

async function startNotifications(env: NodeJS.ProcessEnv, { start }: Starter): Promise<void> {
  const service = start({ command: 'dunst', given: [], env })
  await service.until(() => isOnBus('org.freedesktop.Notifications', env))
}

async function isOnBus(name: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const question = ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
  const call = [...question, 'org.freedesktop.DBus.NameHasOwner', `string:${name}`]
  const { stdout } = await run('dbus-send', call, { env })
  return stdout.includes('true')
}
