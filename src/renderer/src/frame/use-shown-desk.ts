import type { DeskState } from '../../../shared/desk-state.ts'
import type { DraftKeeping } from '../orders/use-draft-keeping.ts'
import { useDesk } from '../stores/desk.ts'

/**
 * Puts states of the desk before the operator, the newest last: one that waited for the draft of its mode may be old by
 * then. While the mode stays, the draft before the operator stays too, whoever took over.
 */
export function useShownDesk(withDraft: DraftKeeping['withDraft']): (state: DeskState) => Promise<void> {
  const desk = useDesk()
  let turns = 0
  return async (state) => {
    const turn = (turns += 1)
    const ready = desk.state?.mode === state.mode ? state : await withDraft(state)
    if (turn === turns) desk.state = ready
  }
}
