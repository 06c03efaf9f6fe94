import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

/**
 * The folder for runtimes we fetch. It lies outside node_modules, so that `npm ci` does not throw them away.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} platform
 * @param {string} home
 * @returns {string} absolute path; the folder may not exist yet
 */
export function cacheFolder(env, platform = process.platform, home = homedir()) {
  if (platform === 'win32') return win32.join(env.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local'), 'uketsuke')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Caches', 'uketsuke')
  // The XDG specification says that a relative value is invalid and must be ignored.
  const xdg = env.XDG_CACHE_HOME ?? ''
  return posix.join(posix.isAbsolute(xdg) ? xdg : posix.join(home, '.cache'), 'uketsuke')
}
