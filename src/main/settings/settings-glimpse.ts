import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../../shared/settings.ts'

/** What the first window needs of the settings, before the code that reads and checks them all is there. */
export interface SettingsGlimpse {
  /** The language that was chosen last. */
  readonly language: Settings['language']
  /** The same as Chromium names it: it takes one only at its start, and draws date fields by it. */
  readonly locale: 'ja' | 'en-US'
  readonly theme: Settings['theme']
}

const THEMES: readonly Settings['theme'][] = ['system', 'light', 'dark', 'contrast']

/** Whatever cannot be read is as at a first start: Japanese, in the colours of the PC. */
export function glimpseSettings(folder: string): SettingsGlimpse {
  const stored = storedIn(folder)
  const language = stored.get('language') === 'en' ? 'en' : 'ja'
  return {
    language,
    locale: language === 'en' ? 'en-US' : 'ja',
    theme: THEMES.find((theme) => theme === stored.get('theme')) ?? 'system',
  }
}

function storedIn(folder: string): ReadonlyMap<string, unknown> {
  try {
    const stored: unknown = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))
    return new Map(typeof stored === 'object' && stored !== null ? Object.entries(stored) : [])
  } catch {
    return new Map()
  }
}
