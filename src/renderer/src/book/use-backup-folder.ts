import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { BackupFolderState } from '../../../shared/backup-folder.ts'
import type { Bridge, Reply } from '../../../shared/ipc-contract.ts'

/** How the shop's own backup folder is, as main tells it, and the presses that change it. */
export function useBackupFolder({ backupFolder }: Bridge) {
  const state = shallowRef<BackupFolderState | null>(null)
  const problem = shallowRef<AppError | null>(null)
  const busy = ref(false)
  let stop = (): void => undefined

  async function ask(question: () => Promise<Reply<'backup-folder:state'>>): Promise<void> {
    if (busy.value) return
    busy.value = true
    problem.value = null
    const reply = await question().finally(() => (busy.value = false))
    if (reply.ok) state.value = reply.value
    else problem.value = reply.error
  }
  onMounted(() => {
    stop = backupFolder.onChanged((next) => (state.value = next))
    void ask(backupFolder.state)
  })
  onBeforeUnmount(() => stop())
  return { state, problem, busy, choose: () => ask(backupFolder.choose), forget: () => ask(backupFolder.forget) }
}
