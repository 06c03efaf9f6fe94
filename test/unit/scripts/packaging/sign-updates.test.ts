import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeUpdateKey } from '../../../../scripts/packaging/make-update-key.ts'
import { signUpdates } from '../../../../scripts/packaging/sign-updates.ts'
import { isSigned, readUpdateKey } from '../../../../src/main/updates/listing-signature.ts'

const because = (why: RegExp): object => expect.objectContaining({ why: expect.stringMatching(why) as string })
let base = ''
let project = ''
beforeEach(() => {
  vi.spyOn(console, 'log').mockReturnValue(undefined)
  base = mkdtempSync(join(tmpdir(), 'uketsuke-key-'))
  project = join(base, 'project')
  mkdirSync(join(project, 'dist'), { recursive: true })
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(base, { recursive: true })
})

it('makes a pair whose secret half signs what the shipped half believes', () => {
  const secret = join(base, 'secret.pem')
  makeUpdateKey(project, secret)
  expect(statSync(secret).mode & 0o077).toBe(0)
  writeFileSync(join(project, 'dist', 'latest.yml'), 'version: 1.2.3\n')
  writeFileSync(join(project, 'dist', 'latest-linux.yml'), 'version: 1.2.3\n')
  expect(signUpdates(project, readFileSync(secret, 'utf8'))).toBe(0)
  const key = readUpdateKey(readFileSync(join(project, 'resources', 'update-key.pem'), 'utf8'))
  if (key === null) throw new Error('no key was written')
  for (const name of ['latest.yml', 'latest-linux.yml']) {
    const signature = readFileSync(join(project, 'dist', `${name}.sig`), 'utf8')
    expect(isSigned(name, { content: readFileSync(join(project, 'dist', name)), signature }, key)).toBe(true)
  }
})

it('puts no secret into the project and overwrites no key', () => {
  expect(() => makeUpdateKey(project, join(project, 'secret.pem'))).toThrow(because(/must not lie in the project/u))
  expect(() => makeUpdateKey(project, undefined)).toThrow(because(/where to put/u))
  makeUpdateKey(project, join(base, 'secret.pem'))
  expect(() => makeUpdateKey(project, join(base, 'other.pem'))).toThrow(because(/is there already/u))
  expect(existsSync(join(base, 'other.pem'))).toBe(false)
})

it('signs nothing without a secret, with one that shops do not trust, or without a listing', () => {
  makeUpdateKey(project, join(base, 'secret.pem'))
  const stranger = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  expect(() => signUpdates(project, undefined)).toThrow(because(/is empty/u))
  expect(() => signUpdates(project, stranger)).toThrow(because(/not the other half/u))
  expect(() => signUpdates(project, readFileSync(join(base, 'secret.pem'), 'utf8'))).toThrow(because(/no latest/u))
})
