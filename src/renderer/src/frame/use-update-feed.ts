import { onBeforeUnmount, onMounted } from 'vue'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import { useUpdates } from '../stores/updates.ts'

/** Asks once how far a new version is and then listens. */
export function useUpdateFeed(bridge: Bridge) {
  const updates = useUpdates()
  let stop: (() => void) | undefined
  onMounted(async () => {
    stop = bridge.updates.onChanged((state) => (updates.state = state))
    const reply = await bridge.updates.state()
    if (reply.ok) updates.state ??= reply.value
  })
  onBeforeUnmount(() => stop?.())
  return updates
}
