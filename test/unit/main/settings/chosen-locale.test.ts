import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { chosenLocale } from '../../../../src/main/settings/chosen-locale.ts'

test.each([
  [null, 'ja'],
  ['{"language":"en"}', 'en-US'],
  ['{"language":"ja"}', 'ja'],
  ['{"language":"fr"}', 'ja'],
  ['{"language":', 'ja'],
  ['null', 'ja'],
])('settings that read %s are drawn in %s', (text, locale) => {
  const folder = mkdtempSync(join(tmpdir(), 'language-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  if (text !== null) writeFileSync(join(folder, 'settings.json'), text)
  expect(chosenLocale(folder)).toBe(locale)
})
