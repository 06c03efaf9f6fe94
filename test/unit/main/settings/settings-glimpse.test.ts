import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { glimpseSettings } from '../../../../src/main/settings/settings-glimpse.ts'

test.each([
  [null, 'ja', 'ja', 'system'],
  ['{"language":"en"}', 'en', 'en-US', 'system'],
  ['{"language":"ja","theme":"dark"}', 'ja', 'ja', 'dark'],
  ['{"language":"fr","theme":"contrast"}', 'ja', 'ja', 'contrast'],
  ['{"theme":"__proto__"}', 'ja', 'ja', 'system'],
  ['{"language":', 'ja', 'ja', 'system'],
  ['null', 'ja', 'ja', 'system'],
  ['"en"', 'ja', 'ja', 'system'],
])('settings that read %s speak %s, drawn as %s and %s', (text, language, locale, theme) => {
  const folder = mkdtempSync(join(tmpdir(), 'language-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  if (text !== null) writeFileSync(join(folder, 'settings.json'), text)
  expect(glimpseSettings(folder)).toEqual({ language, locale, theme })
})
