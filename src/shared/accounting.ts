import * as v from 'valibot'
import type { Encoding } from './export-request.ts'
import { holdsUnknownWord } from './accounting-pattern.ts'
import { ruleMessage } from './rule-message.ts'
import { TAXED_RATES } from './tax.ts'
import { shopText } from './text-rules.ts'

/** The accounting programs a file can be made for. `yayoiOnline` serves 弥生会計 オンライン and 弥生会計 Next. */
export const ACCOUNTING_PRODUCTS = ['freee', 'yayoi', 'yayoiOnline', 'moneyForward'] as const
export type AccountingProduct = (typeof ACCOUNTING_PRODUCTS)[number]

/** What each program's import reads as it is: the choice that a file for it starts with. */
export const ACCOUNTING_ENCODINGS = {
  freee: 'utf-8-bom',
  yayoi: 'cp932',
  yayoiOnline: 'cp932',
  moneyForward: 'utf-8-bom',
} as const satisfies Readonly<Record<AccountingProduct, Encoding>>

const MOST_LABEL = 40
const MOST_PATTERN = 200

/** A word of the accounting program that may be left empty. */
const label = (standard = '') => shopText(MOST_LABEL, standard)
/** A word the accounting program refuses to go without. */
const needed = (standard: string) => v.pipe(label(standard), v.nonEmpty(ruleMessage('required')))

const pattern = (standard: string) =>
  v.pipe(
    shopText(MOST_PATTERN, standard),
    v.check((text) => !holdsUnknownWord(text), ruleMessage('accountingPattern')),
  )

/**
 * The words of the shop's accounting program, as fields of the settings. Every default is the program's own standard
 * word; a shop that renamed an account or a tax class writes its own here.
 */
export const accountingLabels = {
  /** What the customer's card company owes (借方勘定科目) and its sub-account. */
  accountingDebit: needed('売掛金'),
  accountingDebitSub: label(),
  /** What was earned (貸方勘定科目) and its sub-account. */
  accountingCredit: needed('売上高'),
  accountingCreditSub: label(),
  /** The account that a refund or a void takes back from. */
  accountingRefund: needed('売上高'),
  /** 取引先, 品目 and 摘要. Empty leaves the column empty. */
  accountingPartner: pattern(''),
  accountingItem: label(),
  accountingSummary: pattern('{種類} {お客様} {注文番号}'),
  /** The rate whose words are used. */
  accountingTaxRate: v.optional(v.picklist(TAXED_RATES, ruleMessage('choose')), '10'),
  freeeSale10: needed('課税売上10%'),
  freeeSale8: needed('課税売上8%（軽）'),
  freeeReturn10: needed('課税売返10%'),
  freeeReturn8: needed('課税売返8%（軽）'),
  /** 決済口座: where the money counts as received; empty books the sale as not settled yet. */
  freeeWallet: label(),
  yayoiSale10: needed('課税売上込10%'),
  yayoiSale8: needed('課税売上込軽減8%'),
  yayoiReturn10: needed('課税売返込10%'),
  yayoiReturn8: needed('課税売返込軽減8%'),
  yayoiOutside: needed('対象外'),
  moneyForwardSale10: needed('課税売上 10%'),
  moneyForwardSale8: needed('課税売上 (軽)8%'),
  moneyForwardReturn10: needed('課税売上-返還等 10%'),
  moneyForwardReturn8: needed('課税売上-返還等 (軽)8%'),
  moneyForwardOutside: needed('対象外'),
} as const

export const AccountingLabels = v.object(accountingLabels)
export type AccountingLabels = v.InferOutput<typeof AccountingLabels>
