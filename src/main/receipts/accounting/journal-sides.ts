import type { AccountingLabels } from '../../../shared/accounting.ts'
import type { BookedEntry } from './booked-entry.ts'

/** One side of a journal line (借方 or 貸方). */
export interface JournalSide {
  readonly account: string
  readonly subAccount: string
  readonly tax: string
}

/** The tax words of one program, for the rate that is set. */
export interface TaxWords {
  readonly sale: string
  readonly returned: string
  readonly outside: string
}

/** 売掛金 / 売上高 for a sale; turned around, with the tax class of returned sales, for what takes one back. */
export function journalSides(
  { isReverse }: BookedEntry,
  labels: AccountingLabels,
  tax: TaxWords,
): { readonly debit: JournalSide; readonly credit: JournalSide } {
  const owed: JournalSide = {
    account: labels.accountingDebit,
    subAccount: labels.accountingDebitSub,
    tax: tax.outside,
  }
  const earned: JournalSide = {
    account: isReverse ? labels.accountingRefund : labels.accountingCredit,
    // The sub-account belongs to the account it was set for.
    subAccount: isReverse && labels.accountingRefund !== labels.accountingCredit ? '' : labels.accountingCreditSub,
    tax: isReverse ? tax.returned : tax.sale,
  }
  return isReverse ? { debit: earned, credit: owed } : { debit: owed, credit: earned }
}
