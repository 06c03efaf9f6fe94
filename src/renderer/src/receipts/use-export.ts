import { ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { Bridge, Output } from '../../../shared/ipc-contract.ts'
import type { OrderFilter } from '../../../shared/order-query.ts'

/** Where the last export went and how many rows it has. */
export type Exported = NonNullable<Output<'receipts:export'>>

/** Writes what is searched for into a CSV. A closed save dialog is no news: nothing is said. */
export function useExport(bridge: Bridge, filter: () => Partial<OrderFilter>) {
  const working = ref(false)
  const exported = shallowRef<Exported | null>(null)
  const problem = shallowRef<AppError | null>(null)

  function forget(): void {
    exported.value = null
    problem.value = null
  }
  async function run(): Promise<void> {
    if (working.value) return
    working.value = true
    forget()
    const reply = await bridge.receipts.export(filter())
    working.value = false
    if (reply.ok) exported.value = reply.value
    else problem.value = reply.error
  }
  return { working, exported, problem, run, forget }
}
