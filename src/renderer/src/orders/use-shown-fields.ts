import { computed } from 'vue'
import { EVERYDAY_FIELDS, type EverydayField } from '../../../shared/settings.ts'
import { useShop } from '../stores/shop.ts'

/** Which everyday fields the shop wants outright, and which among the rare ones; all outright until settings are read. */
export function useShownFields() {
  const shop = useShop()
  const shown = computed<readonly EverydayField[]>(() => shop.settings?.shownFields ?? EVERYDAY_FIELDS)
  const hidden = computed(() => EVERYDAY_FIELDS.filter((field) => !shown.value.includes(field)))
  return { shown, hidden }
}
