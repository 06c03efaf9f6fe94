import type { Bridge } from '../../../src/shared/ipc-contract.ts'
import type { CallScenario } from '../../../src/shared/training-phone.ts'
import type { Language } from './screen-faults.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

export interface Cast {
  readonly name: string
  readonly note: string
  readonly long: string
}

/** Names and notes as long as they come, in the letters of the language so that no other may be on the screen. */
export const CASTS: Readonly<Record<Language, Cast>> = {
  ja: {
    name: '有限会社勘解由小路左衛門三郎商店御用達呉服部門',
    note: '門松の前にお届け、のし紙は二重に、領収書は経理部様あて、'.repeat(6),
    long: '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末',
  },
  en: {
    name: 'Wolfeschlegelsteinhausenbergerdorff and Daughters Ltd.',
    note: 'Deliver before the new year, wrap twice, receipt to accounting. '.repeat(6),
    long: 'Donaudampfschifffahrtsgesellschaftskapitaenswitwe',
  },
}
interface Call {
  readonly name: string
  readonly amount: number
  readonly note: string
  readonly end: CallScenario | null
}

/** Registers an order and plays its call. Runs in the page, so it uses nothing from here. */
export async function playCall({ name, amount, note, end }: Call): Promise<void> {
  const { orders, training } = window.bridge
  const sale = { jobCode: 'CAPTURE', amount, tax: 800, method: '1', payTimes: '', itemCode: '' } as const
  const fields = { clientField1: '', clientField2: '', clientField3: '', clientFieldFlag: '1' } as const
  const draft = {
    draftKey: crypto.randomUUID(),
    previous: null,
    customer: { division: '1', name, kana: '', phone: '', note },
    payment: { ...sale, ...fields },
    card: null,
    details: { orderId: '', operator: '', anyItem: [] as { name: string; value: string }[] },
  } as const
  const placed = await orders.place({ draft, replacing: null, notDuplicateOf: null })
  if (!placed.ok) throw new Error(placed.error.kind)
  if (end === null) return
  await training.phone({ type: 'dial' })
  for (const key of `${placed.value.identificationNumber ?? ''}#`) await training.phone({ type: 'key', key })
  await training.phone({ type: 'customer', scenario: end })
  await training.phone({ type: 'hang-up' })
  await orders.check(placed.value.id)
}

/** Plays the call of a number that was issued. Runs in the page. */
export async function endCall({ number, end }: { readonly number: string; readonly end: CallScenario }): Promise<void> {
  const { orders, training } = window.bridge
  await training.phone({ type: 'dial' })
  for (const key of `${number}#`) await training.phone({ type: 'key', key })
  await training.phone({ type: 'customer', scenario: end })
  await training.phone({ type: 'hang-up' })
  const listed = await orders.list({ filter: {} })
  const mine = listed.ok ? listed.value.rows.find((row) => row.identificationNumber === number) : undefined
  if (mine !== undefined) await orders.check(mine.id)
}

/** Records that nothing unconfirmed was charged. Runs in the page. */
export async function reconcileAll(): Promise<void> {
  const { orders } = window.bridge
  const board = await orders.board()
  for (const { id, status } of board.ok ? board.value : [])
    if (status === 'unconfirmed') await orders.reconcile({ id, finding: 'not-charged', note: '', operator: 'sato' })
}
