import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { NOBODY, OperatorFile } from '../../../src/main/operators/operator-file.ts'
import { openDraftFile } from '../../../src/main/orders/draft-file.ts'
import { partPath, UnfinishedExport } from '../../../src/main/receipts/unfinished-export.ts'
import type { ExportRequest } from '../../../src/shared/export-request.ts'
import type { KeptDraft } from '../../../src/shared/kept-draft.ts'
import { RECEIPT_COLUMNS } from '../../../src/shared/receipt-columns.ts'
import { aCard, aCustomer, aPayment, someDetails } from '../../support/builders.ts'

export const EXPORT_FILE = 'receipts.csv'
const ALL: ExportRequest['filter'] = {
  text: '',
  from: null,
  to: null,
  least: null,
  most: null,
  statuses: [],
  divisions: [],
  operator: '',
}

/** How a CSV of a whole book is asked for. */
export const EVERYTHING_PLAIN: ExportRequest = {
  filter: ALL,
  sheet: { sheet: 'receipts', columns: [...RECEIPT_COLUMNS] },
  encoding: 'utf-8',
  mode: 'machine',
  unholdable: 'list',
  again: false,
}

/** Writes of a shop outside its book; `folder` is the app's own. Each answer is a number that only grows. */
export interface BesideShop {
  keepDraft(): number
  keepOperators(): Promise<number>
  /** One file of receipts after the other until the process ends; without the thread, which most lives are too short for. */
  exportAlways(book: string): Promise<never>
}

function draftOf(count: number): KeptDraft {
  const payment = { ...aPayment(), amount: String(count), tax: '', payTimes: '' }
  const order = { draftKey: '', previous: null, customer: aCustomer(), payment, card: aCard(), details: someDetails() }
  return { step: 'payment', order }
}

export function besideShop(folder: string): BesideShop {
  mkdirSync(folder, { recursive: true })
  const drafts = openDraftFile(folder)
  const operators = new OperatorFile(folder)
  const unfinished = new UnfinishedExport(folder)
  unfinished.tidy()
  let drafted = Number(drafts.read('real')?.order.payment.amount ?? 0)
  let listed = operators.read()?.awayMinutes ?? 0
  return {
    keepDraft() {
      drafted += 1
      if (!drafts.keep('real', draftOf(drafted)).ok) throw new Error('the draft was not kept')
      return drafted
    },
    async keepOperators() {
      listed += 1
      if (!(await operators.write({ ...NOBODY, awayMinutes: listed }))) throw new Error('the operators were not kept')
      return listed
    },
    async exportAlways(book) {
      // Only lives that export pay for the writer's loading.
      const { writeExport } = await import('../../../src/main/receipts/write-export.ts')
      for (let count = 1; ; count += 1) {
        const path = join(folder, EXPORT_FILE)
        const part = partPath(path, String(count))
        const blocked = unfinished.begin(part)
        if (blocked !== null) throw new Error(`not begun: ${blocked}`)
        const task = { book, request: EVERYTHING_PLAIN, language: 'ja', path, part } as const
        const end = await writeExport({ ...task, isStopped: () => false, progress: () => undefined })
        if (end.end !== 'written') throw new Error(`not written: ${JSON.stringify(end)}`)
        unfinished.tidy()
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
  }
}
