import { onBeforeUnmount, onMounted, watch } from 'vue'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import { useDraft } from '../stores/draft.ts'
import { draftWithoutCards } from './draft-without-cards.ts'
import { emptyOrder } from './typed-order.ts'
import { useOrderDefaults } from './use-order-defaults.ts'

type Mode = 'unset' | 'training' | 'real'

/** A pause in the typing after which it is written, ms. */
const KEEP_AFTER_MS = 150

export interface DraftKeeping {
  /** Puts the draft of this mode before the operator, or a blank one; writes what belongs to the mode before. */
  readonly restore: (mode: Mode) => Promise<void>
  /** The same for a state of the desk, before it is shown: the wizard's forms are made from the draft. */
  readonly withDraft: <S extends { readonly mode: Mode }>(state: S) => Promise<S>
}

/** Mirrors every change of the draft into the main process, so that neither a crash nor a restart loses it. */
export function useDraftKeeping(bridge: Bridge): DraftKeeping {
  const draft = useDraft()
  const defaults = useOrderDefaults()
  let mode: Mode = 'unset'
  let timer: number | undefined

  function keep(): void {
    window.clearTimeout(timer)
    timer = undefined
    if (mode === 'unset') return
    const kept = draft.touched ? draftWithoutCards({ step: draft.step, order: draft.order }) : null
    void bridge.draft.keep({ mode, draft: kept })
  }
  function keepPending(): void {
    if (timer !== undefined) keep()
  }
  async function restore(next: Mode): Promise<void> {
    keepPending()
    mode = 'unset'
    const answer = next === 'unset' ? null : await bridge.draft.kept(next)
    const found = answer?.ok === true ? answer.value : null
    if (found !== null) draft.restore(found)
    else if (!draft.isBlank) draft.load(emptyOrder(defaults()), 'customer')
    mode = next
  }
  watch(
    () => ({ step: draft.step, order: draft.order }),
    () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(keep, KEEP_AFTER_MS)
    },
    { deep: true },
  )
  onMounted(() => window.addEventListener('pagehide', keepPending))
  onBeforeUnmount(() => window.removeEventListener('pagehide', keepPending))
  return { restore, withDraft: async (state) => (await restore(state.mode), state) }
}
