import { watch, watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { fetchTexts } from './fetch-texts.ts'
import type { Language } from './index.ts'
import { spoken } from './spoken-texts.ts'

/**
 * Lets the screen speak `wanted` as soon as its texts are there; until it is known, the language that the window started
 * with. The whole screen changes in one go: nothing is said in one language and something in the other.
 */
export function useLanguage(wanted: () => Language | undefined): void {
  const i18n = useI18n({ useScope: 'global' })
  watch(
    wanted,
    async (language) => {
      if (language === undefined) return
      if (!i18n.availableLocales.includes(language)) {
        i18n.setLocaleMessage(language, spoken((await fetchTexts(language)).texts))
      }
      // Another one may have been chosen meanwhile.
      if (wanted() === language) i18n.locale.value = language
    },
    { immediate: true },
  )
  watchEffect(() => {
    document.documentElement.lang = i18n.locale.value
    document.title = i18n.t('frame.appName')
  })
}
