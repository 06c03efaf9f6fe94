import { onBeforeUnmount, onMounted, watch } from 'vue'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import { useDesk } from '../stores/desk.ts'
import { useDraft } from '../stores/draft.ts'
import { draftWithoutCards } from './draft-without-cards.ts'
import { emptyOrder } from './typed-order.ts'
import { useOrderDefaults } from './use-order-defaults.ts'

type Mode = 'unset' | 'training' | 'real'

/** A pause in the typing after which it is written, ms. */
const KEEP_AFTER_MS = 150

export interface DraftKeeping {
  /** Asks for what was kept before the mode is known, so that the first screen waits for no answer after another. */
  readonly askAhead: () => void
  /** Puts the draft of this mode before the operator, or a blank one; writes what belongs to the mode before. */
  readonly restore: (mode: Mode) => Promise<void>
  /** The same for a state of the desk, before it is shown: the wizard's forms are made from the draft. */
  readonly withDraft: <S extends { readonly mode: Mode }>(state: S) => Promise<S>
}

/** Answers that were asked for ahead are taken once, for the first screen: later they would be old. */
function keptDrafts({ draft }: Bridge) {
  const asked = new Map<Mode, ReturnType<Bridge['draft']['kept']>>()
  const askAhead = (): void => (['training', 'real'] as const).forEach((mode) => asked.set(mode, draft.kept(mode)))
  const take = async (mode: Mode): Promise<Awaited<ReturnType<Bridge['draft']['kept']>> | null> => {
    const ahead = await asked.get(mode)
    asked.clear()
    if (mode === 'unset') return null
    // Behind a locked screen it was refused.
    return ahead?.ok === true ? ahead : draft.kept(mode)
  }
  return { askAhead, take }
}

/** The welcome screen and the settings choose a mode by themselves. */
function followMode(changed: (mode: Mode) => void): void {
  const desk = useDesk()
  watch(
    () => desk.state?.mode,
    (now) => now !== undefined && changed(now),
  )
}

/** Before a reload first: of a page that is gone already, the gate takes nothing any more. */
const GOING = ['beforeunload', 'pagehide'] as const

function whenPageGoes(work: () => void): void {
  onMounted(() => GOING.forEach((name) => window.addEventListener(name, work)))
  onBeforeUnmount(() => GOING.forEach((name) => window.removeEventListener(name, work)))
}

interface RestoringParts {
  readonly take: ReturnType<typeof keptDrafts>['take']
  /** The draft before the operator is about to be taken away. */
  readonly leaving: () => void
  /** The draft of this mode is before the operator. */
  readonly arrived: (mode: Mode) => void
}

/** Puts the draft of a mode before the operator: once, and that of the mode which was wanted last. */
function useRestoring({ take, leaving, arrived }: RestoringParts) {
  const [draft, defaults] = [useDraft(), useOrderDefaults()]
  /** The mode whose draft is before the operator, or on its way there. */
  let wanted: Mode = 'unset'
  /** Whether that draft was found, or that there is none: behind a locked screen it is not told, and asked for again. */
  let told: Promise<boolean> = Promise.resolve(false)
  let turns = 0

  async function bring(next: Mode): Promise<boolean> {
    const turn = (turns += 1)
    const [before, loads] = [wanted, draft.loads]
    wanted = next
    leaving()
    // Asked for again after a refusal, it is awaited beside what is typed.
    draft.isComing = before !== next
    const answer = await take(next)
    if (turn !== turns) return false
    const found = answer?.ok === true ? answer.value : null
    // What somebody put there meanwhile, or typed after a question that was refused, is newer.
    const isNewer = draft.loads !== loads || (before === next && draft.touched)
    if (found !== null && !isNewer) draft.restore(found)
    else if (!isNewer && !draft.isBlank && before !== 'unset' && before !== next)
      draft.load(emptyOrder(defaults()), 'customer')
    // Last: the wizard is made from what is there then.
    draft.isComing = false
    // Not told what was kept, nothing is kept over it.
    if (answer?.ok !== false) arrived(next)
    return answer?.ok === true
  }
  async function restore(next: Mode): Promise<void> {
    // The desk may tell its state again while the draft comes, and the operator may be typing when that is there.
    if (next === wanted && ((await told) || next !== wanted)) return
    told = bring(next)
    await told
  }
  return { restore, isWanted: (mode: Mode) => mode === wanted }
}

/** Mirrors every change of the draft into the main process, so that neither a crash nor a restart loses it. */
export function useDraftKeeping(bridge: Bridge): DraftKeeping {
  const draft = useDraft()
  const kept = keptDrafts(bridge)
  /** Whose draft is before the operator; `unset` while one is on its way. */
  let mode: Mode = 'unset'
  let timer: number | undefined

  function keep(): void {
    window.clearTimeout(timer)
    timer = undefined
    if (mode === 'unset') return
    const typed = draft.touched ? draftWithoutCards({ step: draft.step, order: draft.order }) : null
    void bridge.draft.keep({ mode, draft: typed })
  }
  const keepPending = (): void => {
    if (timer !== undefined) keep()
  }
  const leaving = (): void => {
    keepPending()
    mode = 'unset'
  }
  const { restore, isWanted } = useRestoring({ take: kept.take, leaving, arrived: (now) => (mode = now) })
  watch(
    () => ({ step: draft.step, order: draft.order }),
    () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(keep, KEEP_AFTER_MS)
    },
    { deep: true },
  )
  followMode((now) => {
    if (!isWanted(now)) void restore(now)
  })
  whenPageGoes(keepPending)
  onBeforeUnmount(keepPending)
  return { askAhead: kept.askAhead, restore, withDraft: async (state) => (await restore(state.mode), state) }
}
