import { useWho } from '../operators/use-who.ts'
import { useShop } from '../stores/shop.ts'
import type { OrderDefaults } from './typed-order.ts'

/** What a new order starts with, from the settings. */
export function useOrderDefaults(): () => OrderDefaults {
  const shop = useShop()
  const { userId } = useWho()
  return () => ({
    draftKey: crypto.randomUUID(),
    jobCode: shop.settings?.jobCode ?? 'CAPTURE',
    method: shop.settings?.method ?? '1',
    operator: userId.value,
  })
}
