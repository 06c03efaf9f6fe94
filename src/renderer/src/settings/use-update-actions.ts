import { ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { UpdateBridge } from '../../../shared/update-contract.ts'
import { useUpdates } from '../stores/updates.ts'

type Action = Exclude<keyof UpdateBridge, 'onChanged' | 'state'>

/** The presses of the section 更新: each one answers the state, or says why not. */
export function useUpdateActions(bridge: Bridge) {
  const updates = useUpdates()
  const busy = ref<Action | null>(null)
  const problem = shallowRef<AppError | null>(null)

  async function act(action: Action): Promise<void> {
    if (busy.value !== null) return
    busy.value = action
    problem.value = null
    const reply = await bridge.updates[action]().finally(() => (busy.value = null))
    if (reply.ok) updates.state = reply.value
    else problem.value = reply.error
  }
  return { busy, problem, act }
}
