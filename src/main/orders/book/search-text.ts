import type { OrderDraft } from '../../../shared/order.ts'
import { foldText } from './fold-text.ts'

interface Searched {
  readonly draft: OrderDraft
  readonly orderId: string
  readonly receiptNo: string | null
}

/**
 * All that an order is found by, folded, a line each, so that no hit reaches from one field into the next. `notes`: what was
 * written beside it since.
 */
export function searchText(order: Searched, notes: readonly string[] = []): string {
  const { customer } = order.draft
  const receiptNo = order.receiptNo ?? ''
  const lines = [
    customer.name,
    customer.kana,
    ...phoneForms(customer.phone),
    ...numberForms(order.orderId),
    ...numberForms(receiptNo),
    customer.note,
    ...notes.flatMap((note) => note.split('\n')),
  ]
  return [...new Set(lines.map(foldText))].filter((line) => line !== '').join('\n')
}

/** As written, and with the country's prefix as it is dialled at home. */
export function phoneForms(phone: string): string[] {
  return phone.startsWith('+81') ? [phone, phone.replace(/^\+81[\s()-]*0?/u, '0')] : [phone]
}

/** As written, and its digits alone. */
function numberForms(text: string): string[] {
  return [text, text.replace(/[^0-9]/gu, '')]
}

/** Words of a query, folded: an order must hold every one of them somewhere. */
export function searchWords(query: string): string[] {
  // Folding for the first time costs milliseconds (its expressions are compiled): not for the list as it opens.
  if (query === '') return []
  const words = query.normalize('NFKC').split(/\s+/u).map(foldText)
  return [...new Set(words)].filter((word) => word !== '')
}
