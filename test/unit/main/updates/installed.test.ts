import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { KeptAppImage } from '../../../../src/main/updates/app-image.ts'
import { AskedFile } from '../../../../src/main/updates/asked-file.ts'
import { troubleOf, UpdateProblem } from '../../../../src/main/updates/update-problem.ts'
import { updatesOff } from '../../../../src/main/updates/updates-off.ts'

const key = generateKeyPairSync('ed25519').publicKey
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uketsuke-installed-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('knows which programs cannot be replaced: without key, notes, publisher or package', () => {
  const config = (text: string) => writeFileSync(join(folder, 'app-update.yml'), text)
  const off = (platform: NodeJS.Platform, appImage: string | null = null) =>
    updatesOff({ platform, folder, key, appImage })
  expect(updatesOff({ platform: 'linux', folder, key: null, appImage: '/a' })).toBe('no-key')
  expect(off('linux', '/a.AppImage')).toBe('not-installed')
  config('provider: generic\nupdaterCacheDirName: uketsuke-updater\n')
  expect([off('linux', '/a.AppImage'), off('linux'), off('darwin')]).toEqual([null, 'not-installed', null])
  expect(off('win32')).toBe('not-signed')
  writeFileSync(join(folder, 'package-type'), 'deb\n')
  expect(off('linux')).toBe(null)
  config('publisherName:\n  - Uketsuke\n')
  expect(off('win32')).toBe(null)
})

it('fault 30: the old AppImage is back when the new one never came into its place', () => {
  const path = join(folder, 'Uketsuke.AppImage')
  writeFileSync(path, 'old')
  const kept = new KeptAppImage(path)
  kept.keep()
  rmSync(path)
  writeFileSync(path, 'half of the n')
  kept.restore()
  expect(readFileSync(path, 'utf8')).toBe('old')
  kept.keep()
  rmSync(path)
  writeFileSync(path, 'new')
  kept.forget()
  kept.restore()
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(existsSync(`${path}.before-update`)).toBe(false)
})

it.skipIf(process.platform === 'win32')(
  'the old name of an AppImage leads to the new one beside it, unless the disk knows no such names',
  () => {
    const path = join(folder, 'Uketsuke-0.1.0.AppImage')
    const moved = join(folder, 'Uketsuke.AppImage')
    writeFileSync(moved, 'new')
    const kept = new KeptAppImage(path)
    kept.leadTo(moved)
    expect(readlinkSync(path)).toBe('Uketsuke.AppImage')
    expect(readFileSync(path, 'utf8')).toBe('new')
    kept.leadTo(moved)
    new KeptAppImage(null).leadTo(moved)
    expect(readdirSync(folder).sort()).toEqual(['Uketsuke-0.1.0.AppImage', 'Uketsuke.AppImage'])
  },
)

it('remembers when it asked, and takes a broken note for none', () => {
  const file = new AskedFile(folder)
  expect(file.read()).toBe(null)
  file.keep({ at: 12, end: 'bad-signature' })
  expect(new AskedFile(folder).read()).toEqual({ at: 12, end: 'bad-signature' })
  writeFileSync(join(folder, 'updates.json'), '{"at":"x"')
  expect(file.read()).toBe(null)
  new AskedFile(join(folder, 'not-there')).keep({ at: 1, end: 'newest' })
})

it('names what went wrong by what was thrown', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code })
  expect(
    [
      ...[new UpdateProblem('redirected'), coded('ENOSPC'), coded('ERR_CHECKSUM_MISMATCH')],
      ...[new Error('net::ERR_CONTENT_LENGTH_MISMATCH'), new Error('net::ERR_CONNECTION_REFUSED')],
      ...[new Error('Cannot download "x", status 404: Not Found'), new Error('?'), 'text'],
    ].map(troubleOf),
  ).toEqual(['redirected', 'no-space', 'damaged', 'damaged', 'offline', 'not-there', 'other', 'other'])
})
