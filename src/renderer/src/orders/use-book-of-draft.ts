import type { DeskState } from '../../../shared/desk-state.ts'
import { useDraft } from '../stores/draft.ts'

/** Hears which book is open: an order that is typed on in another one joins no order of the book before. */
export function useBookOfDraft(): (state: Pick<DeskState, 'mode' | 'bookId'>) => void {
  const draft = useDraft()
  const books = new Map<DeskState['mode'], string>()
  return ({ mode, bookId }) => {
    if (bookId === null) return
    const before = books.get(mode)
    if (before !== undefined && before !== bookId) draft.order.previous = null
    books.set(mode, bookId)
  }
}
