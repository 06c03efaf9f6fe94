import { japanDay } from './japan-time.ts'
import type { Registration, SimulatedOrder } from './simulated-order.ts'
import type { SavedMember, StateFile } from './simulator-state.ts'

export interface LedgerTerms {
  readonly now: () => number
  readonly random: () => number
  /** Length of a receipt number: 18 as the table says, 22 as the samples show. */
  readonly receiptDigits: 18 | 22
  readonly identificationDigits: number
  readonly stateFile: StateFile
}

/** The provider's memory: orders, order IDs used up, members with a saved card. */
export interface OrderLedger {
  /** Throws when the order could not be stored; it is then forgotten again. */
  add(registration: Registration): SimulatedOrder
  update(receiptNo: string, change: Partial<SimulatedOrder>): SimulatedOrder
  byReceipt(receiptNo: string): SimulatedOrder | undefined
  /** The order waiting for this number to be keyed. */
  waitingFor(identificationNumber: string): SimulatedOrder | undefined
  all(): readonly SimulatedOrder[]
  nextSerial(): number
  /** False when the shop has used the order ID in a call before. Stored with the next update. */
  useUpOrderId(shopId: string, orderId: string): boolean
  member(siteId: string, memberId: string): SavedMember | undefined
  /** Stored with the next update. */
  putMember(siteId: string, memberId: string, member: SavedMember): void
}

// A training book is not an archive: rewriting it whole at every step must stay quick.
const MOST_ORDERS_STORED = 2_000

export function createOrderLedger(terms: LedgerTerms): OrderLedger {
  const memory = readMemory(terms.stateFile)
  const store = () => storeMemory(memory, terms.stateFile)
  return {
    add: (registration) => addOrder(newOrder(memory, terms, registration), memory, store),
    update(receiptNo, change) {
      const order = memory.orders.get(receiptNo)
      if (!order) throw new Error('The simulator was asked to change an order it never gave a receipt for')
      const changed = { ...order, ...change }
      memory.orders.set(receiptNo, changed)
      store()
      return changed
    },
    byReceipt: (receiptNo) => memory.orders.get(receiptNo),
    waitingFor: (number) => live(memory).find((o) => o.identificationNumber === number && o.statusCode === '0'),
    all: () => [...memory.orders.values()],
    nextSerial: () => ++memory.serial,
    useUpOrderId: (shopId, orderId) => useUp(memory, keyOf(shopId, orderId)),
    member: (siteId, memberId) => memory.members.get(keyOf(siteId, memberId)),
    putMember: (siteId, memberId, member) => void memory.members.set(keyOf(siteId, memberId), member),
  }
}

interface Memory {
  serial: number
  readonly orders: Map<string, SimulatedOrder>
  readonly usedOrderIds: Set<string>
  readonly members: Map<string, SavedMember>
}

function readMemory(stateFile: StateFile): Memory {
  const state = stateFile.load()
  return {
    serial: state.serial,
    orders: new Map(state.orders.map((order) => [order.receiptNo, order])),
    usedOrderIds: new Set(state.usedOrderIds),
    members: new Map(state.members),
  }
}

function storeMemory(memory: Memory, stateFile: StateFile): void {
  stateFile.save({
    version: 1,
    serial: memory.serial,
    orders: [...memory.orders.values()].slice(-MOST_ORDERS_STORED),
    usedOrderIds: [...memory.usedOrderIds],
    members: [...memory.members],
  })
}

function addOrder(order: SimulatedOrder, memory: Memory, store: () => void): SimulatedOrder {
  memory.orders.set(order.receiptNo, order)
  try {
    store()
  } catch (cause) {
    memory.orders.delete(order.receiptNo)
    throw cause
  }
  return order
}

function newOrder(memory: Memory, terms: LedgerTerms, registration: Registration): SimulatedOrder {
  const registeredMs = terms.now()
  memory.serial += 1
  return {
    receiptNo: japanDay(registeredMs) + String(memory.serial).padStart(terms.receiptDigits - 8, '0'),
    identificationNumber: freeNumber(memory, terms),
    registeredMs,
    registration,
    statusCode: '0',
    flow: 'before-call',
    callerTelNo: '',
    authorised: false,
    saved: false,
    stuck: false,
    history: {},
  }
}

// Counts on from a random start, so that a constant `random` in a test still finds free numbers.
function freeNumber(memory: Memory, { random, identificationDigits }: LedgerTerms): string {
  const taken = new Set(live(memory).map((order) => order.identificationNumber))
  const count = 10 ** identificationDigits
  let candidate = Math.floor(random() * count) % count
  const written = () => String(candidate).padStart(identificationDigits, '0')
  while (taken.has(written())) candidate = (candidate + 1) % count
  return written()
}

function live(memory: Memory): SimulatedOrder[] {
  return [...memory.orders.values()].filter((order) => order.statusCode !== '2')
}

function useUp(memory: Memory, key: string): boolean {
  if (memory.usedOrderIds.has(key)) return false
  memory.usedOrderIds.add(key)
  return true
}

function keyOf(owner: string, id: string): string {
  return `${owner}/${id}`
}
