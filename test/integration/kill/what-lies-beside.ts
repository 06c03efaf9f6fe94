import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { OperatorFile } from '../../../src/main/operators/operator-file.ts'
import { openDraftFile } from '../../../src/main/orders/draft-file.ts'
import { RECEIPT_COLUMNS } from '../../../src/shared/receipt-columns.ts'
import { EXPORT_FILE } from './beside-shop.ts'

/** What lies beside a book after a kill; null where there is nothing that can be read. */
export interface Beside {
  readonly drafted: number | null
  readonly operators: number | null
  /** Order IDs of the file under its final name, the newest first; null when there is none. */
  readonly exported: readonly string[] | null
  readonly halves: number
  readonly names: readonly string[]
}

export function whatLiesBeside(folder: string): Beside {
  const names = existsSync(folder) ? readdirSync(folder) : []
  const draft = openDraftFile(folder).read('real')
  const operators = names.includes('operators.json') ? new OperatorFile(folder).read() : null
  return {
    drafted: draft === null ? null : Number(draft.order.payment.amount),
    operators: operators?.awayMinutes ?? null,
    exported: names.includes(EXPORT_FILE) ? exportedIds(join(folder, EXPORT_FILE)) : null,
    halves: names.filter((name) => name.endsWith('.csv.part') || /\.csv\..*\.part$/u.test(name)).length,
    names,
  }
}

/** Throws where a row has not every column. */
export function exportedIds(path: string): string[] {
  const [head, ...rows] = parse(readFileSync(path, 'utf8'))
  if (head?.length !== RECEIPT_COLUMNS.length) throw new Error(`a head of ${String(head?.length)} columns`)
  return rows.map((row) => row[RECEIPT_COLUMNS.indexOf('orderId')] ?? '')
}
