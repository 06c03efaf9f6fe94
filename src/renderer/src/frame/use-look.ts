import { watchEffect } from 'vue'
import { useShop } from '../stores/shop.ts'
import { useLanguage } from '../text/use-language.ts'

/** Lets the shop's language and theme take effect at once. */
export function useLook(): void {
  const shop = useShop()
  watchEffect(() => {
    const theme = shop.settings?.theme ?? 'system'
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  })
  useLanguage(() => shop.settings?.language)
}
