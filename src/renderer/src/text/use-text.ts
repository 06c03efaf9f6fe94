import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Language } from './index.ts'
import type { ja } from './messages-ja.ts'
import type { Keys } from './messages.ts'

/** A text that exists in both languages. */
export type TextKey = Keys<typeof ja>
export type TextValues = Readonly<Record<string, string | number>>

/** The screen's words. `t` takes only keys that exist, `has` tells; `language` follows the setting at run time. */
export function useText() {
  const i18n = useI18n()
  const t = (key: TextKey, values: TextValues = {}): string => i18n.t(key, values)
  const has = (key: string): key is TextKey => i18n.te(key)
  const language = computed<Language>(() => (i18n.locale.value === 'en' ? 'en' : 'ja'))
  return { t, has, language }
}
