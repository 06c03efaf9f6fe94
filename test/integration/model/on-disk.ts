import { join } from 'node:path'
import { openDatabase, type Database } from '../../../src/main/orders/book/open-database.ts'

type Row = Readonly<Record<string, unknown>>

export interface DiskOrder {
  readonly id: number
  readonly root: number
  readonly orderId: string
  readonly status: string
  readonly division: string
  readonly amount: number | null
  readonly tax: number | null
  readonly identificationNumber: string | null
  readonly receiptNo: string | null
  readonly review: string | null
  readonly registeredAt: number | null
  readonly createdAt: number
  readonly memberId: string
  readonly reconciliation: string | null
}

export interface DiskLine {
  readonly id: number
  readonly order: number
  readonly at: number
  readonly event: string
  readonly from: string | null
  readonly to: string | null
  /** Every column of the line, as one text. */
  readonly whole: string
}

export interface DiskAttempt {
  readonly order: number
  readonly closed: boolean
  readonly outcome: string | null
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function number(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value)
}

/** What is really in the book's file, read by plain SQL over a connection of its own: only what is committed. */
export class OnDisk {
  readonly file: string
  readonly #database: Database

  constructor(folder: string) {
    this.file = join(folder, 'book.sqlite')
    this.#database = openDatabase(this.file, 'existing')
  }

  orders(where = 'true'): DiskOrder[] {
    return this.#rows(
      `select *, json_extract(draft, '$.card.memberId') as member from orders where ${where} order by id`,
    ).map((row) => ({
      id: Number(row['id']),
      root: number(row['root_id']) ?? Number(row['id']),
      orderId: String(row['order_id']),
      status: String(row['status']),
      division: String(row['division']),
      amount: number(row['amount']),
      tax: number(row['tax']),
      identificationNumber: text(row['identification_number']),
      receiptNo: text(row['receipt_no']),
      review: text(row['review']),
      registeredAt: number(row['registered_at']),
      createdAt: Number(row['created_at']),
      memberId: text(row['member']) ?? '',
      reconciliation: text(row['reconciliation']),
    }))
  }

  order(id: number): DiskOrder | undefined {
    return this.orders(`id = ${id}`)[0]
  }

  lines(): DiskLine[] {
    return this.#rows('select * from history order by id').map((row) => ({
      id: Number(row['id']),
      order: Number(row['of_order']),
      at: Number(row['at']),
      event: String(row['event']),
      from: text(row['from_status']),
      to: text(row['to_status']),
      whole: JSON.stringify(row),
    }))
  }

  attempts(): DiskAttempt[] {
    return this.#rows('select * from attempts order by id').map((row) => ({
      order: Number(row['of_order']),
      closed: row['closed_at'] !== null,
      outcome: text(row['outcome']),
    }))
  }

  /** Orders whose notice waits in the outbox. */
  outbox(): number[] {
    return this.#rows('select of_order from notices').map((row) => Number(row['of_order']))
  }

  orderOfNotice(id: number): number {
    return Number(this.#rows(`select of_order from notices where id = ${id}`)[0]?.['of_order'])
  }

  /** Yen refunded and voided of an order, entries taken back left out. */
  givenBack(id: number): number {
    return this.#yen(id, `'void', 'refund'`)
  }

  /** Yen captured of a provisional sale, entries taken back left out. */
  captured(id: number): number {
    return this.#yen(id, `'capture'`)
  }

  #yen(id: number, kinds: string): number {
    const [row] = this.#rows(
      `select coalesce(sum(amount), 0) as yen from money_entries m where of_order = ${id} and kind in (${kinds})
       and not exists (select 1 from money_entries c where c.corrects = m.id)`,
    )
    return Number(row?.['yen'])
  }

  documents(): { readonly order: number; readonly total: number }[] {
    return this.#rows('select of_order, total from documents where voids is null').map((row) => ({
      order: Number(row['of_order']),
      total: Number(row['total']),
    }))
  }

  /** Tries what nobody may do; answers whether the file let it happen. */
  allows(statement: string): boolean {
    try {
      this.#database.rows(statement)
      return true
    } catch {
      return false
    }
  }

  close(): void {
    this.#database.close()
  }

  #rows(sql: string): readonly Row[] {
    return this.#database.rows(sql)
  }
}
