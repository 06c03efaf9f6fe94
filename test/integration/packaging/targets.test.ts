import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { array, object, parse, record, string, tuple, unknown } from 'valibot'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { computedTarget, windowsTools } from './computed-target.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const textOf = (...path: readonly string[]): string => readFileSync(join(ROOT, ...path), 'utf8')
const Deb = tuple([array(string()), string()])
const AppImage = object({ desktop: string() })
const Nsis = tuple([record(string(), unknown()), unknown()])
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uketsuke-targets-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

test.each(['win', 'nsis', 'mac', 'dmg', 'linux', 'appImage', 'deb', 'electronFuses'])(
  'electron-builder’s schema refuses a word under %s that it does not know',
  async (part) => {
    const changes = { [part]: { neverHeardOf: true } }
    const refused = computedTarget({ target: 'deb', folder, changes }, () => null)
    await expect(refused).rejects.toThrow(`configuration.${part} should be`)
  },
)

test('the deb has all that Debian asks for, an entry for the menu in both languages, and no file of its own kind', async () => {
  const { given, entry } = await computedTarget({ target: 'deb', folder }, (options) => {
    const [all, entryFile] = parse(Deb, options)
    return { given: all, entry: readFileSync(entryFile, 'utf8') }
  })
  const valueOf = (name: string): string | undefined => given[given.indexOf(name) + 1]
  const named = ['--name', '--maintainer', '--url', '--license', '--architecture'].map(valueOf)
  const { homepage } = JSON.parse(textOf('package.json')) as { homepage: string }
  expect(named).toEqual(['uketsuke', 'Uketsuke <support@uketsuke.example>', homepage, 'MIT', 'amd64'])
  expect(entry).toContain('\nName[ja]=受付 Uketsuke\n')
  expect(entry).toContain('\nComment[ja]=電話でのカード注文を受け付けます\n')
  expect(entry).not.toContain('MimeType')
  expect(given.filter((one) => one.includes('/usr/share/mime'))).toEqual([])
})

function afterRemove(options: unknown): string {
  const [given] = parse(Deb, options)
  return readFileSync(given[given.indexOf('--after-remove') + 1] ?? '', 'utf8')
}

/** What dpkg runs once the files are gone, with the tools of the system replaced by ones that only tell. */
function removed(script: string, why: string): string {
  const file = join(folder, 'after-remove')
  writeFileSync(file, script)
  const tools = 'update-alternatives() { echo "update-alternatives $*"; }; apparmor_status() { false; }; '
  return execFileSync('bash', ['-c', `${tools} . ${file}`, file, why], { encoding: 'utf8' })
}

test.skipIf(process.platform === 'win32')(
  'removing the deb does all that electron-builder’s own script does, and says that the books stay',
  async () => {
    const script = await computedTarget({ target: 'deb', folder }, afterRemove)
    const changes = { deb: { afterRemove: null } }
    const theirs = await computedTarget({ target: 'deb', folder, changes }, afterRemove)
    expect(script).toContain(theirs.trim())
    const told = removed(script, 'remove')
    expect(told).toContain('update-alternatives --remove uketsuke /opt/Uketsuke/uketsuke')
    expect(told).toMatch(/受付の帳簿と控えは.*~\/\.config\/Uketsuke/u)
    expect(told).toMatch(/Order book and backups stay.*~\/\.config\/Uketsuke/u)
    // A newer version takes the place of this one: nothing is said.
    expect(removed(script, 'upgrade')).not.toContain('7 年')
  },
)

test('the AppImage is entered into no menu without the sandbox', async () => {
  const { desktop } = await computedTarget({ target: 'AppImage', folder }, (options) => parse(AppImage, options))
  expect(desktop).toMatch(/^Exec=AppRun %U$/mu)
})

test.skipIf(process.platform === 'win32')(
  'the installer for Windows is for one person, without administrator, helper to become one, or question whom for',
  async () => {
    for (const [name, value] of Object.entries(windowsTools(folder))) vi.stubEnv(name, value)
    const { defines, archive } = await computedTarget({ target: 'nsis', folder }, (options) => {
      const [words] = parse(Nsis, options)
      return { defines: words, archive: readFileSync(String(words['APP_64']), 'utf8') }
    })
    expect(defines).toMatchObject({ APP_ID: 'jp.uketsuke.desk', PRODUCT_NAME: 'Uketsuke', APP_FILENAME: 'Uketsuke' })
    expect(defines).toMatchObject({ SHORTCUT_NAME: 'Uketsuke 受付', COMPANY_NAME: 'The Uketsuke authors' })
    const loosened = [
      ...['INSTALL_MODE_PER_ALL_USERS', 'INSTALL_MODE_PER_ALL_USERS_DEFAULT', 'MULTIUSER_INSTALLMODE_ALLOW_ELEVATION'],
      ...['DELETE_APP_DATA_ON_UNINSTALL', 'allowToChangeInstallationDirectory', 'DISPLAY_LANG_SELECTOR'],
    ]
    expect(Object.keys(defines).filter((name) => loosened.includes(name))).toEqual([])
    expect(textOf('resources/packaging/installer.nsh')).toMatch(
      /!macro customInstallMode\s+StrCpy \$isForceCurrentInstall "1"\s+!macroend/u,
    )
    expect(archive).toContain('.nsis.7z')
    expect(archive).not.toContain('elevate.exe')
    // Under this id Windows shows the notifications of the shortcut that the installer makes.
    expect(textOf('src/main/index.ts')).toContain(`app.setAppUserModelId('${String(defines['APP_ID'])}')`)
  },
)

test('the uninstaller says in both languages where the books stay, and it is where the app keeps them', () => {
  const said = [...textOf('resources/packaging/installer.nsh').matchAll(/LangString uketsukeBooksStay (\d+) "(.+)"/gu)]
  expect(said.map(([, language]) => language)).toEqual(['1041', '1033'])
  for (const [, , words] of said) expect(words).toContain('$APPDATA\\Uketsuke')
  expect(textOf('src/main/index.ts')).toContain("app.setName('Uketsuke')")
  expect(textOf('resources/packaging/installer.nsh')).toContain('"$(uketsukeBooksStay)"')
})

test('every file that electron-builder.yml names is there, and it claims no kind of file and no kind of address', () => {
  const text = textOf('electron-builder.yml')
  const named = [...text.matchAll(/\b(?:resources|scripts)\/[\w./-]*\w/gu)].map(([path]) => path)
  expect(named.length).toBeGreaterThan(8)
  // Only once somebody has made the key.
  const missing = named.filter((path) => !existsSync(join(ROOT, path)))
  expect(missing.filter((path) => path !== 'resources/update-key.pem')).toEqual([])
  expect(text).not.toMatch(/^\s*(?:fileAssociations|protocols):/mu)
})
