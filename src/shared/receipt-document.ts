import * as v from 'valibot'
import { MAX_YEN, type Yen } from './money.ts'
import { ruleMessage } from './rule-message.ts'
import { TAX_RATES, type TaxLine } from './tax.ts'
import { shopText } from './text-rules.ts'

/** 領収書, 仮売上票, 利用明細. */
export const DOCUMENT_KINDS = ['receipt', 'provisional', 'statement'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]
/** `a4`; `roll80` and `roll58` are the papers of receipt printers, in mm. */
export const PAPERS = ['a4', 'roll80', 'roll58'] as const
export type Paper = (typeof PAPERS)[number]

const writtenText = (max: number) => v.pipe(shopText(max), v.nonEmpty(ruleMessage('required')))

/** One line of what was bought. `amount` is the line's whole price with tax, yen; a discount is below zero. */
export const DocumentItem = v.object({
  name: writtenText(60),
  /** `2`, `0.5`; empty when only the amount counts. */
  quantity: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text.normalize('NFKC').trim()),
    // eslint-disable-next-line security/detect-unsafe-regex -- five digits at most before the point and three after it
    v.regex(/^$|^\d{1,5}(?:\.\d{1,3})?$/u, ruleMessage('digits')),
  ),
  unit: shopText(8),
  amount: v.pipe(
    v.number(ruleMessage('amount.notNumber')),
    v.safeInteger(ruleMessage('amount.notNumber')),
    v.minValue(-MAX_YEN, ruleMessage('amount.tooSmall')),
    v.maxValue(MAX_YEN, ruleMessage('amount.tooLarge')),
  ),
  rate: v.picklist(TAX_RATES, ruleMessage('choose')),
})
export type DocumentItem = v.InferOutput<typeof DocumentItem>

/** A document to be issued for an order: on paper through the system's print dialog, or as a PDF file. */
export const IssueDocument = v.object({
  id: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  kind: v.picklist(DOCUMENT_KINDS),
  way: v.picklist(['paper', 'pdf']),
  addressee: shopText(80),
  purpose: shopText(60),
  items: v.pipe(
    v.array(DocumentItem),
    v.minLength(1, ruleMessage('required')),
    v.maxLength(20, ruleMessage('tooManyItems')),
  ),
  language: v.picklist(['ja', 'en']),
  paper: v.picklist(PAPERS),
  operator: shopText(64),
})
export type IssueDocument = v.InferOutput<typeof IssueDocument>
export type IssueDocumentInput = v.InferInput<typeof IssueDocument>

/** One issue as the book keeps it. Its personal words are empty once the customer was erased. */
export interface IssuedDocument {
  readonly id: number
  readonly kind: DocumentKind
  readonly way: IssueDocument['way']
  /** 1 for the first of its kind for the order, 2 and up for 再発行. */
  readonly number: number
  readonly addressee: string
  readonly purpose: string
  readonly items: readonly DocumentItem[]
  readonly taxes: readonly TaxLine[]
  /** Yen. */
  readonly total: Yen
  readonly operator: string
  /** ms since 1970. */
  readonly at: number
  /** Nothing came out (dialog closed, printer failed, disk full): it does not count. */
  readonly isVoid: boolean
}

/** What became of an issue; `path` of a PDF file. `cancelled`: nothing came out and nothing counts. */
export type DocumentEnd =
  | { readonly end: 'saved'; readonly path: string; readonly number: number }
  | { readonly end: 'printed'; readonly number: number }
  | { readonly end: 'cancelled' }
