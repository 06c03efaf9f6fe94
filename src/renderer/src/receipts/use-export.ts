import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { ExportEnd, ExportProgress } from '../../../shared/export-request.ts'
import type { Bridge, Input } from '../../../shared/ipc-contract.ts'

type Request = Input<'receipts:export'>

/** One export from asking to its end: how far it is, how it ended, what went wrong. */
export function useExport(bridge: Bridge) {
  const working = ref(false)
  const cancelling = ref(false)
  const progress = shallowRef<ExportProgress | null>(null)
  const end = shallowRef<ExportEnd | null>(null)
  const problem = shallowRef<AppError | null>(null)

  function forget(): void {
    progress.value = null
    end.value = null
    problem.value = null
  }
  async function run(request: Request): Promise<void> {
    if (working.value) return
    working.value = true
    forget()
    const reply = await bridge.receipts.export(request)
    working.value = false
    cancelling.value = false
    if (reply.ok) end.value = reply.value
    else problem.value = reply.error
  }
  async function cancel(): Promise<void> {
    if (!working.value || cancelling.value) return
    cancelling.value = true
    await bridge.receipts.cancelExport()
  }

  let stop: (() => void) | undefined
  onMounted(() => {
    stop = bridge.receipts.onProgress((told) => {
      if (working.value) progress.value = told
    })
  })
  onBeforeUnmount(() => stop?.())
  return { working, cancelling, progress, end, problem, run, cancel, forget }
}
