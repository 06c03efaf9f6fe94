import type { HistoryEntry } from '../../../shared/order-query.ts'
import { ja } from '../text/messages-ja.ts'
import type { Translate } from './fact.ts'

type EventName = keyof typeof ja.receipts.event

function isKnownEvent(event: string): event is EventName {
  return Object.hasOwn(ja.receipts.event, event)
}

/** What happened, in words; an event nobody wrote a word for is never shown raw. */
export function eventWords(t: Translate, entry: HistoryEntry): string {
  return t(`receipts.event.${isKnownEvent(entry.event) ? entry.event : 'other'}`)
}

/** `転送待ち → 入力中` when the status moved, else empty. */
export function moveWords(t: Translate, entry: HistoryEntry): string {
  if (entry.to === null || entry.from === null || entry.from === entry.to) return ''
  return t('receipts.history.moved', { from: t(`status.word.${entry.from}`), to: t(`status.word.${entry.to}`) })
}
