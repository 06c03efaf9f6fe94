import { computed } from 'vue'
import { useOperators } from '../stores/operators.ts'
import { useShop } from '../stores/shop.ts'

/** Whose name stands under what is written now. With operators the main process decides it; without, it is typed. */
export function useWho() {
  const operators = useOperators()
  const shop = useShop()
  const isDecided = computed(() => operators.isShared)
  const name = computed(() => operators.current?.name ?? shop.settings?.operator ?? '')
  /** userId at the provider. */
  const userId = computed(() => operators.current?.userId ?? shop.settings?.operator ?? '')
  return { name, userId, isDecided }
}
