import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TEST_DESKTOP } from '../../../scripts/setup/linux-libraries.ts'
import { setUpElectron } from '../../../scripts/setup/set-up-electron.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const onLinux = test.skipIf(process.platform !== 'linux')
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
let folder = ''
const asked = (): string => readFileSync(join(folder, 'asked'), 'utf8')

/** A Debian on which nothing is installed, and which only tells what it was asked for. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uketsuke-libraries-'))
  writeFileSync(join(folder, 'asked'), '')
  for (const tool of ['dpkg-query', 'apt-cache', 'apt-get']) {
    writeFileSync(join(folder, tool), `#!/bin/sh\necho "${tool} $*" >> '${join(folder, 'asked')}'\n`, { mode: 0o755 })
  }
  writeFileSync(join(folder, 'electron'), '')
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH'] ?? ''}`)
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder)
  vi.spyOn(console, 'log').mockReturnValue(undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

onLinux('packing starts no Electron and asks for none of the packages that windows need', async () => {
  vi.spyOn(process, 'getuid').mockReturnValue(1000)
  await expect(setUpElectron(ROOT, 'test desktop')).rejects.toThrow('Debian packages are missing')
  await expect(setUpElectron(ROOT, 'nowhere')).resolves.toMatchObject({ ELECTRON_OVERRIDE_DIST_PATH: folder })
  expect(textOf('scripts/task.ts')).toMatch(/\bpackage: .*setUpElectron\(projectFolder, 'nowhere'\)/u)
})

onLinux('the release has the whole list of the test desktop installed before its tests ask for it', () => {
  const workflow = textOf('.github/workflows/release.yml')
  const [step, script = ''] =
    /- run: sudo "\$\(command -v node\)" (scripts\/\S+)\n {8}if: runner.os == 'Linux'\n/u.exec(workflow) ?? []
  expect(script).not.toBe('')
  expect(workflow.indexOf(step ?? '')).toBeLessThan(workflow.indexOf('- run: npm test'))
  const { stdout, stderr } = spawnSync(process.execPath, [join(ROOT, script)], { encoding: 'utf8' })
  // Whoever is not root is told the same list.
  expect(`${stdout}${stderr}`).toContain(TEST_DESKTOP.join(' '))
  if (process.getuid?.() === 0) expect(asked()).toContain(`--no-install-recommends ${TEST_DESKTOP.join(' ')}\n`)
})
