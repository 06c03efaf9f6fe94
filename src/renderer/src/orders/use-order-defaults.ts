import { useShop } from '../stores/shop.ts'
import type { OrderDefaults } from './typed-order.ts'

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
