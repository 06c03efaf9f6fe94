import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmCause, runNpm } from './npm-command.mjs'
import { SetUpProblem, sayStep } from './set-up-problem.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} LockFile */

/**
 * Whether node_modules holds what the lock file says. npm writes its own record of node_modules last, so a broken
 * installation never matches, and packages somebody added by hand are noticed.
 * @param {LockFile} lock package-lock.json
 * @param {LockFile} installed node_modules/.package-lock.json
 */
export function installationMatches(lock, installed) {
  const wanted = withoutRoot(lock)
  const present = withoutRoot(installed)
  const allWanted = [...wanted].every(([place, entry]) => {
    const found = present.get(place)
    // Optional packages are mostly the builds for other platforms; npm leaves those out.
    return found === undefined ? entry.optional === true : sameContent(entry, found)
  })
  return allWanted && [...present.keys()].every((place) => wanted.has(place))
}

/** @param {LockFile} file @returns {Map<string, LockedPackage>} */
function withoutRoot(file) {
  return new Map(Object.entries(file.packages ?? {}).filter(([place]) => place !== ''))
}

/** @param {LockedPackage} one @param {LockedPackage} other */
function sameContent(one, other) {
  return one.version === other.version && one.integrity === other.integrity
}

/**
 * Installs the packages of the lock file, unless they are there.
 * @param {{ projectFolder: string, node: string, env: NodeJS.ProcessEnv }} place
 * @throws {SetUpProblem}
 */
export function installPackages({ projectFolder, node, env }) {
  const record = join(projectFolder, 'node_modules', '.package-lock.json')
  const lock = join(projectFolder, 'package-lock.json')
  if (existsSync(record) && installationMatches(readLock(lock), readLock(record))) return
  sayStep('installing the packages of package-lock.json (npm ci)')
  const { ok, output } = runNpm(['ci', '--no-audit', '--no-fund'], { node, cwd: projectFolder, env })
  if (ok) return
  const wayOut =
    'check the network and `npm config get registry`; if npm says the lock file is out of step, run `npm install`.'
  throw new SetUpProblem('the packages could not be installed', npmCause(output), wayOut)
}

/**
 * An unreadable record counts as an empty one: the installation is then repeated.
 * @param {string} file
 * @returns {LockFile}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
