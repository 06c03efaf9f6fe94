import * as v from 'valibot'
import { KeepDraft } from '../../shared/kept-draft.ts'
import { success } from '../../shared/result.ts'
import type { DraftFile } from '../orders/draft-file.ts'
import type { Desk } from '../desk.ts'
import type { Gate } from './handle.ts'

export interface DraftParts {
  readonly desk: Desk
  readonly drafts: DraftFile
  /** The first screen waits for a draft, and the draft for the book: that need not wait for the screen. */
  readonly found: () => void
}

/** Channels of the order that is being typed. */
export function handleDrafts(gate: Gate, { desk, drafts, found }: DraftParts): void {
  gate.handle('draft:keep', KeepDraft, ({ mode, draft }) => Promise.resolve(drafts.keep(mode, draft)))
  gate.handle('draft:kept', v.picklist(['training', 'real']), async (mode) => {
    const kept = drafts.read(mode)
    if (kept === null) return success(null)
    // Of the other mode, whose book is not open: it is asked for again when that mode is chosen.
    if (mode !== desk.mode) return success(kept)
    found()
    const placed = await desk.withShop(async ({ book }) => success(await book.findByDraftKey(kept.order.draftKey)))
    // Its number was issued before the app died: what is typed anew must not join that order.
    const isOver = placed.ok && placed.value !== null && placed.value.receiptNo !== null
    if (!isOver) return success(kept)
    drafts.keep(mode, null)
    return success(null)
  })
}
