import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { npmCause, runNpm } from './npm-command.mjs'
import { SetUpProblem } from './set-up-problem.mjs'

/** @typedef {{ name: string, version: string, integrity: string }} RegistryPackage integrity: "sha512-" and base64 */

/**
 * Makes a folder complete or not at all: `fill` works in a temporary neighbour, which takes the final name at the end.
 * @param {string} folder
 * @param {(unfinished: string) => Promise<void>} fill
 */
export async function completeOrNothing(folder, fill) {
  const parent = join(folder, '..')
  await mkdir(parent, { recursive: true })
  const unfinished = await mkdtemp(join(parent, 'unfinished-'))
  try {
    await fill(unfinished)
    await rm(folder, { recursive: true, force: true })
    await rename(unfinished, folder)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/**
 * Fetches one exact package from the npm registry, checks it against our own record of its content, and unpacks it to
 * `folder/package`. Nothing is unpacked unless the content is the recorded one.
 * @param {RegistryPackage} wanted
 * @param {{ folder: string, env: NodeJS.ProcessEnv }} place
 */
export async function unpackRegistryPackage(wanted, { folder, env }) {
  const spec = `${wanted.name}@${wanted.version}`
  const packed = runNpm(['pack', spec, '--ignore-scripts'], { cwd: folder, env })
  if (!packed.ok) throw fetchProblem(spec, npmCause(packed.output))
  const file = `${wanted.name.replace('@', '').replace('/', '-')}-${wanted.version}.tgz`
  const found = await integrityOf(join(folder, file))
  if (found !== wanted.integrity) throw wrongContent(spec, wanted.integrity, found)
  // A relative name, because GNU tar on Windows reads "C:" as a host.
  execFileSync('tar', ['-xzf', file], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  await rm(join(folder, file))
}

/**
 * @param {string} file
 * @returns {Promise<string>} as npm writes it: "sha512-" and base64
 */
async function integrityOf(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}

/** @param {string} spec @param {string} why */
function fetchProblem(spec, why) {
  const wayOut =
    'check the network and the npm registry setting (`npm config get registry`), then run the command again.'
  return new SetUpProblem(`${spec} could not be fetched from the npm registry`, why, wayOut)
}

/** @param {string} spec @param {string} wanted @param {string} found */
function wrongContent(spec, wanted, found) {
  const why = `its content is not the one this project was checked with.\n         expected ${wanted}\n         found    ${found}`
  const wayOut =
    'do not use it. Clear the cache with `npm cache clean --force`, check which registry answers, try again.'
  return new SetUpProblem(`${spec} was refused`, why, wayOut)
}
