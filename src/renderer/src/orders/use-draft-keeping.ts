import { watch } from 'vue'
import { useDraft } from '../stores/draft.ts'
import { useShop } from '../stores/shop.ts'
import { keepDraft, readKeptDraft } from './kept-draft.ts'
import { emptyOrder, type OrderDefaults } from './typed-order.ts'

/** What a new order starts with, from the settings. */
export function useOrderDefaults(): () => OrderDefaults {
  const shop = useShop()
  return () => ({
    draftKey: crypto.randomUUID(),
    jobCode: shop.settings?.jobCode ?? 'CAPTURE',
    method: shop.settings?.method ?? '1',
    operator: shop.settings?.operator ?? '',
  })
}

/** Starts or restores the draft and mirrors every change, so that a reload loses nothing. */
export function useDraftKeeping(storage: Storage): void {
  const draft = useDraft()
  const defaults = useOrderDefaults()
  if (draft.isBlank) {
    const kept = readKeptDraft(storage)
    if (kept === null) draft.load(emptyOrder(defaults()), 'customer')
    else draft.load(kept.order, kept.step)
  }
  watch(
    () => ({ step: draft.step, order: draft.order }),
    (now) => keepDraft(storage, now),
    { deep: true, immediate: true },
  )
}
