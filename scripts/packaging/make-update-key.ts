import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { SetUpProblem } from '../setup/set-up-problem.mjs'

/** Where the public half lies in the project; packed with the app. */
export const UPDATE_KEY = join('resources', 'update-key.pem')

/**
 * Makes the pair of keys that new versions are signed with: the public half into the project, the secret one into
 * `secretFile`, which must lie elsewhere.
 * @throws SetUpProblem when the secret would come into the project, or when something would be overwritten
 */
export function makeUpdateKey(projectFolder: string, secretFile: string | undefined): number {
  const name = 'no key was made'
  if (secretFile === undefined)
    throw new SetUpProblem(
      name,
      'nothing says where to put the secret half.',
      'npm run update-key -- /safe/place/key.pem',
    )
  const secret = resolve(secretFile)
  if (!relative(projectFolder, secret).startsWith('..'))
    throw new SetUpProblem(name, 'the secret half must not lie in the project.', 'name a file outside of it.')
  const shared = join(projectFolder, UPDATE_KEY)
  const taken = [shared, secret].find((file) => existsSync(file))
  if (taken !== undefined)
    throw new SetUpProblem(name, `${taken} is there already.`, 'shops have that key: think of them, then move it away.')
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  mkdirSync(dirname(shared), { recursive: true })
  writeFileSync(secret, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  writeFileSync(shared, publicKey.export({ type: 'spki', format: 'pem' }), { flag: 'wx' })
  console.log(`wrote ${UPDATE_KEY} (commit it) and ${secret} (the secret UPDATE_SECRET of the release workflow)`)
  return 0
}
