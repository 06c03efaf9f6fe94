import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { leftOut } from '../../../../scripts/bundling/left-out.ts'

const resolve = leftOut.resolveId as (name: string, importer?: string) => string | null
const load = leftOut.load as (id: string) => string | null

const CONF = '/shop/node_modules/conf/dist/source/index.js'

it.each([
  ['semver', CONF],
  ['ajv/dist/2020.js', CONF],
  ['semver', String.raw`C:\shop\node_modules\conf\dist\source\index.js`],
  ['./transports/remote', '/shop/node_modules/electron-log/src/node/createDefaultLogger.js'],
])('leaves %s out for %s', (name, importer) => {
  expect(load(resolve(name, importer) ?? '')).toEqual(expect.any(String))
})

it.each([
  // The program that brings updates compares versions for its living.
  ['semver', '/shop/node_modules/electron-updater/out/AppUpdater.js'],
  ['semver', '/shop/node_modules/conf/node_modules/other/index.js'],
  ['dot-prop', CONF],
  ['./transports/file', '/shop/node_modules/electron-log/src/node/createDefaultLogger.js'],
  ['src/main/index.ts', undefined],
])('leaves %s to %s', (name, importer) => {
  expect(resolve(name, importer)).toBeNull()
})

it('says why something is not there as soon as it is used', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'uketsuke-left-out-')), 'semver.mjs')
  writeFileSync(file, load(resolve('semver', CONF) ?? '') ?? '')
  const semver = (await import(file)) as { default: { valid: (version: string) => unknown } }
  expect(() => semver.default.valid('1.0.0')).toThrow('electron-store is used without migrations')
})
