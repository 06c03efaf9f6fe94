import type { SheetChoice } from '../../shared/export-request.ts'
import type { MainText } from '../text.ts'
import { accountingSheet } from './accounting/accounting-preset.ts'
import { receiptSheet } from './receipt-sheet.ts'
import type { Sheet } from './sheet.ts'

/** The sheet that was chosen. It is made in the thread that writes it: a choice can travel there, a sheet cannot. */
export function makeSheet(choice: SheetChoice, text: MainText): Sheet {
  switch (choice.sheet) {
    case 'receipts':
      return receiptSheet(choice.columns, text)
    case 'accounting':
      return accountingSheet(choice)
  }
}
