import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

const FOLDERS = {
  HOME: 'home',
  XDG_CACHE_HOME: 'cache',
  XDG_CONFIG_HOME: 'config',
  XDG_DATA_HOME: 'data',
  XDG_RUNTIME_DIR: 'run',
  XDG_STATE_HOME: 'state',
} as const

// They point at the developer's own session, or make Chromium choose another keyring than ours.
const OF_THE_OUTER_SESSION = [
  'DBUS_SESSION_BUS_ADDRESS',
  'DESKTOP_SESSION',
  'DISPLAY',
  'GNOME_KEYRING_CONTROL',
  'SSH_AUTH_SOCK',
  'WAYLAND_DISPLAY',
  'XAUTHORITY',
  'XDG_CURRENT_DESKTOP',
  'XDG_SESSION_ID',
]

/** Makes the private folders below `root` and returns an environment that uses them and nothing of the outer session. */
export function privateFolders(root: string, base: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const outer = new Set(OF_THE_OUTER_SESSION)
  const kept = Object.entries(base).filter(([name]) => !outer.has(name))
  const own = Object.entries(FOLDERS).map(([name, folder]) => [name, join(root, folder)] as const)
  // 0700: the XDG specification demands it of the run-time folder, and D-Bus and the keyring check.
  for (const [, folder] of own) mkdirSync(folder, { recursive: true, mode: 0o700 })
  return { ...Object.fromEntries([...kept, ...own]), ...locale(base), XDG_SESSION_TYPE: 'x11', NO_AT_BRIDGE: '1' }
}

/** Every desktop has a locale; without one GTK gives its dialogs no Japanese title. */
function locale({ LC_ALL, LC_CTYPE, LANG }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return /utf-?8/iu.test(LC_ALL || LC_CTYPE || LANG || '') ? {} : { LC_ALL: 'C.UTF-8' }
}
