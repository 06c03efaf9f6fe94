import * as v from 'valibot'
import { KeepDraft } from '../../shared/kept-draft.ts'
import { success } from '../../shared/result.ts'
import type { DraftFile } from '../orders/draft-file.ts'
import type { Desk } from '../desk.ts'
import type { Gate } from './handle.ts'

/** Channels of the order that is being typed. */
export function handleDrafts(gate: Gate, { desk, drafts }: { readonly desk: Desk; readonly drafts: DraftFile }): void {
  gate.handle('draft:keep', KeepDraft, ({ mode, draft }) => Promise.resolve(drafts.keep(mode, draft)))
  gate.handle('draft:kept', v.picklist(['training', 'real']), async (mode) => {
    const kept = drafts.read(mode)
    if (kept === null) return success(null)
    const placed = await desk.withShop(async ({ book }) => success(await book.findByDraftKey(kept.order.draftKey)))
    // Its number was issued before the app died: what is typed anew must not join that order.
    const isOver = placed.ok && placed.value !== null && placed.value.receiptNo !== null
    if (!isOver) return success(kept)
    drafts.keep(mode, null)
    return success(null)
  })
}
