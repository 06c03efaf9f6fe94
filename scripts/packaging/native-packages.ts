import { existsSync, readFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { completeOrNothing, unpackRegistryPackage } from '../setup/registry-package.mjs'

/** The installers for both kinds of Mac are made on one, for which npm brings the native half of libsql alone. */
export const BOTH_MACS = ['@libsql/darwin-arm64', '@libsql/darwin-x64'] as const

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity: string }>>
}

/**
 * Brings packages of the lock file that npm left out because they are for another computer; electron-builder takes
 * into each app what is for its system and processor.
 * @throws SetUpProblem when one cannot be fetched, or is not the one of the lock file
 */
export async function bringNativePackages(
  projectFolder: string,
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  // Written by npm.
  const lock = JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8')) as Lock
  for (const name of names) {
    const place = `node_modules/${name}`
    const locked = lock.packages[place]
    if (locked === undefined) throw new Error(`${name} is not in the lock file`)
    const folder = join(projectFolder, ...place.split('/'))
    if (existsSync(folder)) continue
    await unpackInto(folder, { name, version: locked.version, integrity: locked.integrity }, env)
  }
}

/** What the registry packs lies in a folder named package. */
async function unpackInto(
  folder: string,
  wanted: { name: string; version: string; integrity: string },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const fetched = `${folder}.fetched`
  await completeOrNothing(fetched, (unfinished) => unpackRegistryPackage(wanted, { folder: unfinished, env }))
  await rename(join(fetched, 'package'), folder)
  await rm(fetched, { recursive: true })
}
