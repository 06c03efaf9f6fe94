import type { RestorePreview } from '../../../shared/book-care.ts'
import { formatJapanTime } from '../../../shared/japan-time.ts'
import type { Translate } from '../receipts/fact.ts'

/** A sentence of the preview; `loss` for what would not come back. */
export interface PreviewLine {
  readonly kind: 'fact' | 'loss' | 'refusal'
  readonly text: string
}

const counted = (count: number): string => count.toLocaleString('en-US')

/** What restoring would bring back and what it would not, in sentences. */
export function previewLines(t: Translate, preview: RestorePreview): readonly PreviewLine[] {
  if (preview.trouble !== null) {
    const trouble = t(`book.trouble.${preview.trouble}`)
    return [{ kind: 'refusal', text: t('book.preview.unusable', { trouble }) }]
  }
  const other: readonly PreviewLine[] = preview.sameBook ? [] : [{ kind: 'loss', text: t('book.preview.otherBook') }]
  return [...other, { kind: 'fact', text: contents(t, preview) }, ...replayedLines(t, preview), missingLine(t, preview)]
}

function contents(t: Translate, { orders, newest }: RestorePreview): string {
  if (newest === null) return t('book.preview.noOrders')
  const { orderId, createdAt } = newest
  return t('book.preview.orders', { orders: counted(orders), orderId, time: formatJapanTime(createdAt).slice(0, 16) })
}

function replayedLines(t: Translate, { replayed }: RestorePreview): readonly PreviewLine[] {
  if (replayed.orders === 0 && replayed.changes === 0) return []
  const words = { orders: counted(replayed.orders), changes: counted(replayed.changes) }
  return [{ kind: 'fact', text: t('book.preview.replayed', words) }]
}

/** Whether something known to have existed would be gone, or nobody can say. */
export function losesSomething({ missing, sameBook }: RestorePreview): boolean {
  return !sameBook || missing.orders !== 0 || missing.changes > 0
}

function missingLine(t: Translate, preview: RestorePreview): PreviewLine {
  if (!losesSomething(preview)) return { kind: 'fact', text: t('book.preview.nothingMissing') }
  const { orders, changes } = preview.missing
  return { kind: 'loss', text: missingWords(t, orders, changes) }
}

function missingWords(t: Translate, orders: number | null, changes: number): string {
  const values = { changes: counted(changes) }
  if (orders === null) return t(changes > 0 ? 'book.preview.missingUncounted' : 'book.preview.missingUnknown', values)
  if (orders > 0) return t('book.preview.missing', { ...values, orders: counted(orders) })
  return t(changes > 0 ? 'book.preview.missingChanges' : 'book.preview.missingUnknown', values)
}
