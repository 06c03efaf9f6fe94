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
  /** Not a press: one that comes meanwhile counts, and knows more. */
  async function look(): Promise<void> {
    const reply = await backupFolder.state()
    if (reply.ok) state.value ??= reply.value
    else if (!busy.value) problem.value = reply.error
  }
  onMounted(() => {
    stop = backupFolder.onChanged((next) => (state.value = next))
    void look()
  })
  onBeforeUnmount(() => stop())
  return { state, problem, busy, choose: () => ask(backupFolder.choose), forget: () => ask(backupFolder.forget) }
}
