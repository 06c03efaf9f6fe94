import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Languages as Chromium names them. */
const LOCALES = { ja: 'ja', en: 'en-US' } as const

/**
 * The locale of the language that was chosen last, read before anything else: Chromium takes one only then, and draws
 * the date fields by it. Whatever cannot be read is Japanese, the language of a first start.
 */
export function chosenLocale(folder: string): 'ja' | 'en-US' {
  try {
    const stored: unknown = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))
    const isEnglish = typeof stored === 'object' && stored !== null && Reflect.get(stored, 'language') === 'en'
    return isEnglish ? LOCALES.en : LOCALES.ja
  } catch {
    return LOCALES.ja
  }
}
