import { createI18n } from 'vue-i18n'
import type { Settings } from '../../../shared/settings.ts'
import type { ja } from './messages-ja.ts'
import type { Messages } from './messages.ts'
import { sayerAt, spoken } from './spoken-texts.ts'

export type Language = Settings['language']

/** Every text of the screen in one language: texts-ja.json and texts-en.json hold such a tree (scripts/texts). */
export type Texts = Messages<typeof ja>

/** The vue-i18n plugin with the languages that are there already. The type check has made sure that none lacks a text. */
export function createTexts(language: Language, texts: Readonly<Partial<Record<Language, Texts>>>) {
  const messages: Partial<Record<Language, Texts>> = {}
  for (const one of ['ja', 'en'] as const) if (texts[one] !== undefined) messages[one] = spoken(texts[one])
  return createI18n({ legacy: false, locale: language, fallbackLocale: false, messages, messageResolver: sayerAt })
}
