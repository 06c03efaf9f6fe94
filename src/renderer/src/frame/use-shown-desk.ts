import type { DeskState } from '../../../shared/desk-state.ts'
import type { DraftKeeping } from '../orders/use-draft-keeping.ts'
import { useDesk } from '../stores/desk.ts'

/** A draft that takes longer does not keep the frame from being shown, ms: the wizard comes with the draft. */
const PATIENCE_MS = 50

const patience = (): Promise<void> => new Promise((resolve) => window.setTimeout(resolve, PATIENCE_MS))

/**
 * Puts states of the desk before the operator, the newest last: one that waited for the draft of its mode may be old by
 * then. While the mode stays, the draft before the operator stays too, whoever took over.
 */
export function useShownDesk(withDraft: DraftKeeping['withDraft']): (state: DeskState) => Promise<void> {
  const desk = useDesk()
  let turns = 0
  return async (state) => {
    const turn = (turns += 1)
    const restored = withDraft(state)
    if (desk.state?.mode !== state.mode) await Promise.race([restored, patience()])
    if (turn === turns) desk.state = state
  }
}
