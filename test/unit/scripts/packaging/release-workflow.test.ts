import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..', '..', '..')
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const workflow = textOf('.github/workflows/release.yml')
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, part]) => part ?? '')

test('the release makes all that electron-builder.yml lists, on one machine of each system', () => {
  expect(found(workflow, /os: \[(.+)\]/gu)).toEqual(['ubuntu-24.04, windows-2025, macos-15'])
  // Targets that are named on the command line are made for the processor of the machine alone.
  expect(found(workflow, /run: npm run package(.*)$/gmu)).toEqual([''])
  const targets = found(textOf('electron-builder.yml'), /target: (\w+), arch/gu)
  expect(targets).toEqual(['nsis', 'dmg', 'zip', 'AppImage', 'deb'])
  const kept = found(workflow, /dist\/\*\.(\w+)$/gmu)
  for (const ending of ['exe', 'dmg', 'zip', 'AppImage', 'deb']) expect(kept).toContain(ending)
})

test('the release tests before it packs, may change nothing, and signs the listing', () => {
  const runs = found(workflow, /run: (?:if .*then )?(npm (?:test|run [\w-]+))/gu)
  expect(runs).toEqual(['npm test', 'npm run package', 'npm run sign-updates'])
  expect(found(workflow, /^permissions:\n {2}(.+)$/gmu)).toEqual(['contents: read'])
})

test('every secret of the release is explained, and no other', () => {
  const used = new Set(found(workflow, /secrets\.(\w+)/gu))
  const rows = textOf('docs/releasing.md').split('\n')
  const told = rows
    .filter((row) => /^\| `[A-Z_]+`/u.test(row))
    .flatMap((row) => found(row.split('|')[1] ?? '', /`(\w+)`/gu))
  expect([...used].sort()).toEqual(told.sort())
})
