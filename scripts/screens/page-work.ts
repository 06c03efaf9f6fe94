import type { Bridge } from '../../src/shared/ipc-contract.ts'
import type { CallScenario } from '../../src/shared/training-phone.ts'

// What happens behind the screen. Each of these runs in the page, so it uses nothing from here.

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

/** Somebody who phones; `ends`: how the call goes, null while it still waits for the transfer. */
export interface Caller {
  readonly name: string
  readonly amount: number
  readonly ends: CallScenario | null
}

export const PAID: Caller = { name: '青山 千尋', amount: 12_300, ends: 'paid' }
export const DECLINED: Caller = { name: '井上 健', amount: 48_000, ends: 'declined-limit' }
export const UNCONFIRMED: Caller = { name: '江藤 大輔', amount: 7_700, ends: 'exchange-failed' }
const WAITING: Caller = { name: '上田 美咲', amount: 3_980, ends: null }
/** Her name's first letter has no place in Shift_JIS. */
const OUTSIDE_SHIFT_JIS: Caller = { name: '𠮷野 花子', amount: 5_400, ends: 'paid' }
export const CALLERS: readonly Caller[] = [OUTSIDE_SHIFT_JIS, PAID, DECLINED, UNCONFIRMED, WAITING]

/** Registers an order and plays its call, as the training phone would. What is refused stays without a call. */
export async function playCall({ name, amount, ends }: Caller): Promise<void> {
  const { orders, training } = window.bridge
  const sale = { jobCode: 'CAPTURE', amount, tax: 800, method: '1', payTimes: '', itemCode: '' } as const
  const fields = { clientField1: '', clientField2: '', clientField3: '', clientFieldFlag: '1' } as const
  const payment = { ...sale, ...fields }
  const customer = { division: '1', name, kana: '', phone: '', note: '' } as const
  const details = { orderId: '', operator: '', anyItem: [] }
  const draft = { draftKey: crypto.randomUUID(), previous: null, customer, payment, card: null, details }
  const placed = await orders.place({ draft, replacing: null, notDuplicateOf: null })
  if (!placed.ok || ends === null) return
  await training.phone({ type: 'dial' })
  for (const key of `${placed.value.identificationNumber ?? ''}#`) await training.phone({ type: 'key', key })
  await training.phone({ type: 'customer', scenario: ends })
  await training.phone({ type: 'hang-up' })
  await orders.check(placed.value.id)
}

/** Records that nothing unconfirmed was charged. */
export async function reconcileAll(): Promise<void> {
  const { orders } = window.bridge
  const board = await orders.board()
  for (const { id, status } of board.ok ? board.value : [])
    if (status === 'unconfirmed') await orders.reconcile({ id, finding: 'not-charged', note: '', operator: 'sato' })
}

/** Records a refund of a paid sale, done today. */
export async function refundFirst(): Promise<void> {
  const { orders } = window.bridge
  const paid = await orders.list({ filter: { statuses: ['paid'] } })
  const id = paid.ok ? paid.value.rows[0]?.id : undefined
  if (id === undefined) throw new Error('nothing was paid')
  const day = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
  await orders.recordMoney({ id, kind: 'refund', day, amount: 2_000, reason: '返品', operator: 'sato' })
}

/** Two people at the desk, the first with a PIN. */
export async function hireOperators(pin: string): Promise<void> {
  const { operators } = window.bridge
  await operators.add({ name: '佐藤', userId: 'sato', role: 'admin', pin })
  await operators.add({ name: '鈴木', userId: 'suzuki', role: 'desk', pin: null })
}
