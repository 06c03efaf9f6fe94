import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { linuxTools, listingsOf } from './computed-target.ts'

let folder = ''
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
    for (const [name, value] of Object.entries(linuxTools(folder))) vi.stubEnv(name, value)
    expect(await listingsOf(version, folder)).toEqual(['latest-linux.yml'])
  },
)
