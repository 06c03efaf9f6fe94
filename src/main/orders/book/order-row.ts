import type { Selectable } from 'kysely'
import { ORDER_STATUSES, type OrderStatus } from '../../../shared/order-status.ts'
import type { Order, OrderDraft } from '../../../shared/order.ts'
import type { OrderRow } from '../../../shared/order-query.ts'
import type { OrdersTable } from './book-tables.ts'
import { foldText } from './fold-text.ts'

type StoredOrder = Selectable<OrdersTable>

/** What is kept of a draft: the whole as JSON, and a column for each part that is searched, filtered or listed. */
export function draftColumns(draft: OrderDraft) {
  const { customer, payment } = draft
  return {
    draft_key: draft.draftKey,
    division: customer.division,
    job_code: payment?.jobCode ?? null,
    method: payment?.method ?? null,
    pay_times: payment?.payTimes ?? '',
    operator: draft.details.operator,
    customer_name: customer.name,
    customer_kana: customer.kana,
    customer_phone: customer.phone,
    note: customer.note,
    folded_name: foldText(customer.name),
    amount: payment?.amount ?? null,
    tax: payment?.tax ?? null,
    draft: JSON.stringify(draft),
  }
}

/**
 * The order in a row. Throws when the row is not what this program writes: better loud than half an order.
 * Marked boundary: the JSON below was written by us, from the very types it is read as.
 */
export function readOrder(row: StoredOrder): Order {
  const parse = (column: JsonColumn): unknown => parseColumn(row, column)
  return {
    id: row.id,
    rootId: row.root_id ?? row.id,
    attempt: row.attempt,
    orderId: row.order_id,
    draft: parse('draft') as Order['draft'],
    status: readStatus(row.status),
    problem: parse('problem') as Order['problem'],
    review: row.review as Order['review'],
    identificationNumber: row.identification_number,
    receiptNo: row.receipt_no,
    call: parse('call') as Order['call'],
    verdict: parse('verdict') as Order['verdict'],
    reconciliation: parse('reconciliation') as Order['reconciliation'],
    createdAt: row.created_at,
    registeredAt: row.registered_at,
    finishedAt: row.finished_at,
    checkedAt: row.checked_at,
  }
}

type JsonColumn = 'draft' | 'problem' | 'call' | 'verdict' | 'reconciliation'

function parseColumn(row: StoredOrder, column: JsonColumn): unknown {
  const text = row[column]
  if (text === null) return null
  const value = parsed(text)
  // The text itself stays out of the message: it holds a customer.
  if (typeof value !== 'object' || value === null) throw new Error(`order ${row.id}: column ${column} cannot be read`)
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A status from the file. Throws when this version does not know it. */
export function readStatus(text: string): OrderStatus {
  const status = ORDER_STATUSES.find((known) => known === text)
  if (status === undefined) throw new Error(`the book holds an unknown status: ${text}`)
  return status
}

export const LISTED = [
  'id',
  'order_id',
  'created_at',
  'customer_name',
  'total',
  'status',
  'review',
  'division',
  'job_code',
  'method',
  'pay_times',
  'operator',
  'identification_number',
  'receipt_no',
] as const

/** One line of the list. Marked boundary: the codes were written by us from these types. */
export function readListed(row: Pick<StoredOrder, (typeof LISTED)[number]>): OrderRow {
  return {
    id: row.id,
    orderId: row.order_id,
    createdAt: row.created_at,
    customerName: row.customer_name,
    total: row.total,
    status: readStatus(row.status),
    review: row.review as OrderRow['review'],
    division: row.division as OrderRow['division'],
    jobCode: row.job_code as OrderRow['jobCode'],
    method: row.method as OrderRow['method'],
    payTimes: row.pay_times,
    operator: row.operator,
    identificationNumber: row.identification_number,
    receiptNo: row.receipt_no,
  }
}
