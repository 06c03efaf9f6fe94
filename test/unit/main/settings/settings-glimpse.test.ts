import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { glimpseSettings } from '../../../../src/main/settings/settings-glimpse.ts'

test.each([
  [null, 'ja', 'system'],
  ['{"language":"en"}', 'en-US', 'system'],
  ['{"language":"ja","theme":"dark"}', 'ja', 'dark'],
  ['{"language":"fr","theme":"contrast"}', 'ja', 'contrast'],
  ['{"theme":"__proto__"}', 'ja', 'system'],
  ['{"language":', 'ja', 'system'],
  ['null', 'ja', 'system'],
  ['"en"', 'ja', 'system'],
])('settings that read %s are drawn in %s and %s', (text, locale, theme) => {
  const folder = mkdtempSync(join(tmpdir(), 'language-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  if (text !== null) writeFileSync(join(folder, 'settings.json'), text)
  expect(glimpseSettings(folder)).toEqual({ locale, theme })
})
