import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BOTH_MACS, bringNativePackages } from '../../../scripts/packaging/native-packages.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const NAME = '@libsql/darwin-x64'
let project = ''
let packed: Buffer
let registry: Worker
let address = ''

/** A registry with one package of one version; in a thread of its own, because npm is waited for without turns here. */
const REGISTRY = `
const { parentPort, workerData: { name, packed, integrity } } = require('node:worker_threads')
const server = require('node:http').createServer((request, response) => {
  if (request.url.endsWith('.tgz')) return response.end(Buffer.from(packed))
  const tarball = 'http://127.0.0.1:' + server.address().port + '/one.tgz'
  const versions = { '1.2.3': { name, version: '1.2.3', dist: { tarball, integrity } } }
  response.end(JSON.stringify({ name, versions, 'dist-tags': { latest: '1.2.3' } }))
})
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))
`
const integrityOf = (content: Buffer): string => `sha512-${createHash('sha512').update(content).digest('base64')}`
const env = (): NodeJS.ProcessEnv => ({
  ...process.env,
  npm_config_registry: address,
  npm_config_fetch_retries: '0',
  npm_config_cache: join(project, 'cache'),
})
const folder = (): string => join(project, 'node_modules', '@libsql')

function locked(integrity: string): void {
  const packages = { [`node_modules/${NAME}`]: { version: '1.2.3', integrity } }
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ packages }))
}

beforeEach(async () => {
  project = mkdtempSync(join(tmpdir(), 'uketsuke-native-'))
  mkdirSync(join(project, 'package'))
  writeFileSync(join(project, 'package', 'index.node'), 'for a Mac')
  execFileSync('tar', ['-czf', 'one.tgz', 'package'], { cwd: project })
  packed = readFileSync(join(project, 'one.tgz'))
  registry = new Worker(REGISTRY, { eval: true, workerData: { name: NAME, packed, integrity: integrityOf(packed) } })
  const port = await new Promise<unknown>((resolve) => registry.once('message', resolve))
  address = `http://127.0.0.1:${String(port)}`
})
afterEach(async () => {
  await registry.terminate()
  rmSync(project, { recursive: true })
})

test('the package for the other Mac comes as the lock file has it, and once', async () => {
  locked(integrityOf(packed))
  await bringNativePackages(project, [NAME], env())
  expect(readdirSync(folder())).toEqual(['darwin-x64'])
  expect(readFileSync(join(folder(), 'darwin-x64', 'index.node'), 'utf8')).toBe('for a Mac')
  await bringNativePackages(project, [NAME], { ...env(), npm_config_registry: 'http://127.0.0.1:9' })
})

test('another content than that of the lock file is refused, and nothing of it stays', async () => {
  locked(integrityOf(Buffer.from('something else')))
  const refused = expect.objectContaining({ why: expect.stringContaining('not the one') as string }) as Error
  await expect(bringNativePackages(project, [NAME], env())).rejects.toEqual(refused)
  expect(existsSync(folder()) ? readdirSync(folder()) : []).toEqual([])
})

test('the lock file knows the packages for both kinds of Mac', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: object }
  for (const name of BOTH_MACS) expect(Object.keys(lock.packages)).toContain(`node_modules/${name}`)
})
