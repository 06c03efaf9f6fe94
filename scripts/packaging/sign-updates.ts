import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readUpdateKey, signListing } from '../../src/main/updates/listing-signature.ts'
import { SetUpProblem } from '../setup/set-up-problem.mjs'
import { UPDATE_KEY } from './make-update-key.ts'

const NOTHING = 'nothing was signed'

/** The secret half, as long as shops have the other one. */
function secretKey(projectFolder: string, pem: string | undefined): KeyObject {
  if (pem === undefined || pem.trim() === '')
    throw new SetUpProblem(
      NOTHING,
      'UKETSUKE_UPDATE_SECRET is empty.',
      'put the secret half of the update key into it.',
    )
  const file = join(projectFolder, UPDATE_KEY)
  const shipped = existsSync(file) ? readUpdateKey(readFileSync(file, 'utf8')) : null
  const key = createPrivateKey(pem)
  if (shipped?.equals(createPublicKey(key)) !== true)
    throw new SetUpProblem(
      NOTHING,
      `the secret is not the other half of ${UPDATE_KEY}.`,
      'use the pair that was shipped.',
    )
  return key
}

/**
 * Writes `latest*.yml.sig` beside each listing in dist/.
 * @param pem the secret half of the update key (PKCS 8, PEM)
 * @returns exit code
 * @throws SetUpProblem without a secret, with one that shops do not trust, or without a listing
 */
export function signUpdates(projectFolder: string, pem: string | undefined): number {
  const key = secretKey(projectFolder, pem)
  const dist = join(projectFolder, 'dist')
  const names = existsSync(dist) ? readdirSync(dist).filter((name) => /^latest.*\.yml$/u.test(name)) : []
  if (names.length === 0) throw new SetUpProblem(NOTHING, 'dist/ holds no latest*.yml.', 'npm run package makes them.')
  for (const name of names) {
    writeFileSync(join(dist, `${name}.sig`), signListing(name, readFileSync(join(dist, name)), key))
    console.log(`signed dist/${name}`)
  }
  return 0
}
