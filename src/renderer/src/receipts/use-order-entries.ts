import { ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { EraseCustomer, RecordMoneyInput, WriteNote } from '../../../shared/order-entry.ts'
import type { Order } from '../../../shared/order.ts'
import type { Result } from '../../../shared/result.ts'
import { useBridge } from '../bridge.ts'
import { useOrders } from '../stores/orders.ts'

export type EntryAction = 'note' | 'money' | 'erase'

/** What an operator writes down about an order. One at a time; a refusal ends up in `problem`. */
export function useOrderEntries() {
  const bridge = useBridge()
  const orders = useOrders()
  const busy = ref<EntryAction | null>(null)
  const problem = shallowRef<{ readonly action: EntryAction; readonly error: AppError } | null>(null)

  async function run(
    action: EntryAction,
    ask: () => Promise<Result<readonly Order[] | Order, AppError>>,
  ): Promise<boolean> {
    if (busy.value !== null) return false
    busy.value = action
    problem.value = null
    const reply = await ask().finally(() => (busy.value = null))
    if (reply.ok) [reply.value].flat().forEach(orders.put)
    else problem.value = { action, error: reply.error }
    return reply.ok
  }
  return {
    busy,
    problem,
    writeNote: (note: WriteNote) => run('note', () => bridge.orders.note(note)),
    recordMoney: (entry: RecordMoneyInput) => run('money', () => bridge.orders.recordMoney(entry)),
    erase: (whom: EraseCustomer) => run('erase', () => bridge.orders.erase(whom)),
  }
}
