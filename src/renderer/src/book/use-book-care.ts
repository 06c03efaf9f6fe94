import { onMounted, ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { Backup, BookHealth, Repaired, RestorePreview } from '../../../shared/book-care.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { Result } from '../../../shared/result.ts'
import { useForgetting } from '../frame/use-forgetting.ts'
import { useDesk } from '../stores/desk.ts'
import { useOrders } from '../stores/orders.ts'

export type CareAction = 'retry' | 'backup' | 'backup-to' | 'bring' | 'repair'

/** How the book is and which backups there are; whatever is done, both are asked for again. */
function useBookState(bridge: Bridge) {
  const health = shallowRef<BookHealth | null>(null)
  const backups = shallowRef<readonly Backup[]>([])
  const busy = ref<CareAction | null>(null)
  const problem = shallowRef<AppError | null>(null)
  const loaded = ref(false)

  async function load(): Promise<void> {
    const [how, which] = await Promise.all([bridge.book.health(), bridge.book.backups()])
    if (how.ok) health.value = how.value
    if (which.ok) backups.value = which.value
    if (!how.ok) problem.value = how.error
    else if (!which.ok) problem.value = which.error
    loaded.value = true
  }
  async function run<T>(action: CareAction, ask: () => Promise<Result<T, AppError>>): Promise<T | null> {
    if (busy.value !== null) return null
    busy.value = action
    problem.value = null
    const reply = await ask().finally(() => (busy.value = null))
    await load()
    if (reply.ok) return reply.value
    problem.value = reply.error
    return null
  }
  onMounted(() => void load())
  return { health, backups, busy, problem, loaded, run }
}

/** The care of the book: opening again, backups, and every repair; one at a time. */
export function useBookCare(bridge: Bridge) {
  const { run, ...state } = useBookState(bridge)
  const refreshDesk = useRefreshDesk(bridge)

  /** After a restore or a new start, everything the screen knew of the old book is forgotten. */
  async function repair(ask: () => Promise<Result<Repaired, AppError>>): Promise<Repaired | null> {
    const repaired = await run('repair', ask)
    if (repaired !== null) await refreshDesk()
    return repaired
  }
  async function retry(): Promise<boolean> {
    const desk = await run('retry', bridge.book.retry)
    if (desk !== null) await refreshDesk()
    return desk?.book === 'ok'
  }
  return {
    ...state,
    repair,
    retry,
    backUp: () => run('backup', bridge.book.backup),
    backUpTo: () => run('backup-to', bridge.book.backupTo),
    /** null also when the operator closed the dialog. */
    bring: (): Promise<RestorePreview | null> => run('bring', bridge.book.bring),
  }
}

/** Asks anew for what the frame shows: another book means other orders. */
export function useRefreshDesk(bridge: Bridge) {
  const desk = useDesk()
  const orders = useOrders()
  const forget = useForgetting()
  return async (): Promise<void> => {
    desk.closeOrder()
    forget()
    const [state, board] = await Promise.all([bridge.desk.state(), bridge.orders.board()])
    if (state.ok) desk.state = state.value
    if (board.ok) orders.putBoard(board.value)
  }
}
