import type { MoneyRefusal } from '../../shared/app-error.ts'
import type { Yen } from '../../shared/money.ts'
import { total, type Order } from '../../shared/order.ts'
import { isCharged, saleFacts } from '../../shared/sale-sums.ts'
import type { MoneyEntry, MoneySums, RecordMoney } from '../../shared/order-entry.ts'

/** Yen by what was done; entries that were a mistake, and the entries saying so, count for nothing. */
export function sumMoney(entries: readonly MoneyEntry[]): MoneySums {
  const of = (kind: MoneyEntry['kind']): Yen =>
    entries.filter((entry) => entry.kind === kind && !entry.mistaken).reduce((sum, entry) => sum + entry.amount, 0)
  return { captured: of('capture'), voided: of('void'), refunded: of('refund') }
}

/** AUTH and SAUTH only hold the amount: a sale comes of it when it is captured in the provider's console. */
function isProvisional(order: Order): boolean {
  return order.draft.payment?.jobCode === 'AUTH' || order.draft.payment?.jobCode === 'SAUTH'
}

/** Why this entry cannot be right for this order, or null when it can. */
export function refuseMoney(
  order: Order,
  entries: readonly MoneyEntry[],
  entry: Pick<RecordMoney, 'kind' | 'amount' | 'corrects'>,
): MoneyRefusal | null {
  if (entry.kind === 'mistake') return refuseTakingBack(order, entries, entry.corrects)
  const { payment } = order.draft
  if (payment === null || !isCharged(saleFacts(order))) return 'not-charged'
  const sums = sumMoney(entries)
  if (sums.voided > 0) return 'already-voided'
  if (entry.kind === 'capture') return refuseCapture(order, sums, entry.amount)
  const charged = isProvisional(order) ? sums.captured : total(payment)
  if (entry.kind === 'void') return refuseVoid(charged === 0 ? total(payment) : charged, sums, entry.amount)
  if (charged === 0) return 'not-captured'
  return sums.refunded + entry.amount > charged ? 'too-much' : null
}

/** Only a capture carries others: without a refund or a void what remains comes to no less than before. */
function refuseTakingBack(order: Order, entries: readonly MoneyEntry[], corrects: number | null): MoneyRefusal | null {
  const wrong = entries.find(({ id }) => id === corrects)
  if (wrong === undefined || wrong.mistaken || wrong.kind === 'mistake') return 'no-such-entry'
  if (wrong.kind !== 'capture' || !isProvisional(order)) return null
  const left = sumMoney(entries.filter((entry) => entry !== wrong))
  return left.refunded + left.voided > left.captured ? 'rests-on-it' : null
}

/** A sale, or what is held, is voided as a whole before anything of it was refunded: what remains is a refund's. */
function refuseVoid(whole: Yen, { refunded }: MoneySums, amount: Yen): MoneyRefusal | null {
  if (refunded > 0) return 'already-refunded'
  if (amount === whole) return null
  return amount > whole ? 'too-much' : 'only-whole'
}

function refuseCapture(order: Order, sums: MoneySums, amount: Yen): MoneyRefusal | null {
  if (!isProvisional(order)) return 'not-provisional'
  if (sums.captured > 0) return 'already-captured'
  return order.draft.payment !== null && amount > total(order.draft.payment) ? 'too-much' : null
}
