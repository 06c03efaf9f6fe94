import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fileOf, linuxTools, listingsOf, windowsTools } from './computed-target.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
let folder = ''
const tools = (values: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value)
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uketsuke-release-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

test.skipIf(process.platform === 'win32').each(['0.2.0', '0.2.0-beta.1', '0.2.0-alpha.3'])(
  'the listing of version %s has the name that shops ask for and that is signed',
  async (version) => {
    tools(linuxTools(folder))
    expect(await listingsOf(version, folder)).toEqual(['latest-linux.yml'])
  },
)

test('an AppImage has no version in its name, so that a new one comes under the name that shops start', async () => {
  const name = await fileOf('AppImage', folder)
  expect(name).toBe('Uketsuke-x86_64.AppImage')
  // AppImageUpdater of electron-updater leaves the old name alone only without this.
  expect(name).not.toMatch(/\d+\.\d+\.\d+/u)
})

test.skipIf(process.platform === 'win32')('the guide names the files that are made', async () => {
  tools(windowsTools(folder))
  const made = [await fileOf('nsis', folder), await fileOf('deb', folder), await fileOf('AppImage', folder)]
  const { version } = JSON.parse(textOf('package.json')) as { version: string }
  const guide = textOf('docs/guide-ja.md')
  for (const name of made) expect(guide).toContain(`| \`${name.replace(version, '（版）')}\` |`)
})
