import * as v from 'valibot'
import { documentBasis, type DocumentBasis } from '../../../shared/document-basis.ts'
import { formatYen, plainDigits, type Yen } from '../../../shared/money.ts'
import type { OrderDetail } from '../../../shared/order-entry.ts'
import {
  DOCUMENT_KINDS,
  IssueDocument,
  type DocumentKind,
  type IssueDocumentInput,
} from '../../../shared/receipt-document.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import type { Settings } from '../../../shared/settings.ts'
import type { TaxRate } from '../../../shared/tax.ts'

/** One line of items as typed. */
export interface TypedItem {
  readonly name: string
  readonly quantity: string
  readonly unit: string
  readonly amount: string
  readonly rate: TaxRate
}

/** The fields of the dialog as typed. */
export interface TypedDocument {
  readonly addressee: string
  readonly purpose: string
  readonly items: readonly TypedItem[]
  readonly language: Settings['documentLanguage']
  readonly paper: Settings['documentPaper']
}

/** Refused fields by dotted path (`items.0.amount`), as rule messages. */
export type Refusals = Readonly<Record<string, string>>

/** The kind an operator most likely wants: the first that the order has; a receipt, if only to say why not. */
export function likelyKind(detail: OrderDetail): DocumentKind {
  return DOCUMENT_KINDS.find((kind) => documentBasis(kind, detail).ok) ?? 'receipt'
}

/** One item made of the whole order, so that Enter is enough. */
export function typedFrom(detail: OrderDetail, basis: DocumentBasis, settings: Settings): TypedDocument {
  const { name } = detail.order.draft.customer
  const { documentItem, documentRate, documentPurpose, documentLanguage, documentPaper } = settings
  const amount = formatYen(basis.amount).slice(1)
  return {
    addressee: documentLanguage === 'ja' ? `${name} 様` : name,
    purpose: documentPurpose,
    items: [{ name: documentItem, quantity: '', unit: '', amount, rate: documentRate }],
    language: documentLanguage,
    paper: documentPaper,
  }
}

/** Yen of a typed amount; a discount has a minus, also the one of a Japanese keyboard. NaN when it is no number. */
export function typedAmount(typed: string): Yen {
  const digits = plainDigits(typed.replace(/^\s*[−－▲△]/u, '-'))
  return /^-?\d{1,12}$/u.test(digits) ? Number(digits) : Number.NaN
}

/** What the items are short of the amount (above zero) or over it (below), yen; NaN while an amount is no number. */
export function difference(items: readonly TypedItem[], amount: Yen): Yen {
  return amount - items.reduce((sum, item) => sum + typedAmount(item.amount), 0)
}

/** What is sent, or which fields are refused. */
export function checkDocument(
  typed: TypedDocument,
  rest: Pick<IssueDocumentInput, 'id' | 'kind' | 'way' | 'operator'>,
): Result<IssueDocumentInput, Refusals> {
  const items = typed.items.map((item) => ({ ...item, amount: typedAmount(item.amount) }))
  const input = { ...typed, ...rest, items }
  const parsed = v.safeParse(IssueDocument, input)
  if (parsed.success) return success(input)
  // The first rule a field breaks says most.
  const issues = [...parsed.issues].reverse().map((issue) => [v.getDotPath(issue) ?? '', issue.message] as const)
  return failure(Object.fromEntries(issues))
}
