import { formatYen } from '../../../shared/money.ts'
import type { HistoryEntry } from '../../../shared/order-query.ts'
import type { useText } from '../text/use-text.ts'
import type { Translate } from './fact.ts'

/** What happened, in words; an event nobody wrote a word for is never shown raw. */
export function eventWords({ t, has }: Pick<ReturnType<typeof useText>, 't' | 'has'>, entry: HistoryEntry): string {
  const event = `receipts.event.${entry.event}`
  return t(has(event) ? event : 'receipts.event.other')
}

/** `転送待ち → 入力中` when the status moved, else empty: a move that was refused is none. */
export function moveWords(t: Translate, entry: HistoryEntry): string {
  if (entry.to === null || entry.from === null || entry.from === entry.to) return ''
  if (entry.event === 'illegal-move') return ''
  return t('receipts.history.moved', { from: t(`status.word.${entry.from}`), to: t(`status.word.${entry.to}`) })
}

/** `合計 ¥11,000 → ¥13,200` when a correction changed what is to be paid, else empty. */
export function totalWords(t: Translate, { totals }: HistoryEntry): string {
  if (totals === null) return ''
  return t('receipts.history.total', { from: formatYen(totals.from), to: formatYen(totals.to) })
}
