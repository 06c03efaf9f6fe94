import { createI18n } from 'vue-i18n'
import type { Settings } from '../../../shared/settings.ts'
import { en } from './messages-en.ts'
import { ja } from './messages-ja.ts'

export type Language = Settings['language']

/** The vue-i18n plugin with both languages. The type check has made sure that neither lacks a text. */
export function createTexts(language: Language) {
  return createI18n({ legacy: false, locale: language, fallbackLocale: false, messages: { ja, en } })
}
