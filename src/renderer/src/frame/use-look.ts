import { watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { useShop } from '../stores/shop.ts'

/** Lets the shop's language and theme take effect at once. */
export function useLook(): void {
  const shop = useShop()
  const { locale, t } = useI18n()
  watchEffect(() => {
    const theme = shop.settings?.theme ?? 'system'
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  })
  watchEffect(() => {
    const language = shop.settings?.language ?? 'ja'
    locale.value = language
    document.documentElement.lang = language
    document.title = t('frame.appName')
  })
}
