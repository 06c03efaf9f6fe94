import { failure, success, type Result } from '../../shared/result.ts'
import type { AppError } from '../../shared/app-error.ts'
import { total, type Order, type OrderDraft } from '../../shared/order.ts'
import { isLive, type OrderStatus } from '../../shared/order-status.ts'
import type { PlaceOrder, ReconcileOrder } from '../../shared/place-order.ts'
import type { Settings } from '../../shared/settings.ts'
import type { GatewayAccount, IvrGateway } from '../gateway/ivr-gateway.ts'
import { refuseAnotherAttempt } from './chain-rules.ts'
import type { OrderBook, OrderChange } from './order-book.ts'
import { followingOrderId, nextOrderId } from './order-id.ts'
import { registrationChange } from './registration.ts'

export interface OrderServiceParts {
  readonly book: OrderBook
  readonly gateway: IvrGateway
  readonly settings: () => Settings
  /** Who we are to the provider for this draft, or why nobody can be asked. */
  readonly account: () => Promise<Result<GatewayAccount, AppError>>
  readonly now: () => number
  /** A new UUID. */
  readonly newKey: () => string
  /** Told of every order that changed, after it is stored. */
  readonly changed: (order: Order) => void
}

type Placed = Result<Order, AppError>

const WITHDRAWABLE: readonly OrderStatus[] = [
  'waiting',
  'in-call',
  'not-found',
  'lapsed',
  'register-unknown',
  'withdrawn',
]

/** Everything the operator can do with an order. Expected failures come back as Results. */
export class OrderService {
  readonly #parts: OrderServiceParts
  /** Registrations on their way, by draft: a second press joins the first instead of sending again. */
  readonly #underway = new Map<string, Promise<Placed>>()
  /** Answers the book could not keep yet: never shown, never asked for again, stored at the next press. */
  readonly #unstored = new Map<number, OrderChange>()

  constructor(parts: OrderServiceParts) {
    this.#parts = parts
  }

  /** Registers a draft with the provider, once: the same draft pressed again answers the same order. */
  place(request: PlaceOrder): Promise<Placed> {
    const key = request.draft.draftKey
    const running = this.#underway.get(key)
    if (running !== undefined) return running
    const placing = this.#placeOnce(request).finally(() => this.#underway.delete(key))
    this.#underway.set(key, placing)
    return placing
  }

  /** The draft of an order again, everything filled in, under the next order ID. Stores and sends nothing. */
  async again(id: number): Promise<Result<OrderDraft, AppError>> {
    const order = await this.#found(id)
    if (!order.ok) return order
    const chain = await this.#parts.book.chain(order.value.rootId)
    // A live number is named and confirmed when the draft is placed, not while it is being written.
    const refusal = refuseAnotherAttempt(chain, chain.find((one) => isLive(one.status))?.orderId ?? null)
    if (refusal !== null) return failure(refusal)
    const orderId = await followingOrderId(this.#parts.book, chain)
    if (!orderId.ok) return orderId
    const { draft } = order.value
    return success({
      ...draft,
      draftKey: this.#parts.newKey(),
      previous: id,
      details: { ...draft.details, orderId: orderId.value },
    })
  }

  /** Takes an order back in the shop only: the provider has no cancel, so it is still asked about now and then. */
  async withdraw(id: number): Promise<Placed> {
    const order = await this.#found(id)
    if (!order.ok) return order
    const { status } = order.value
    if (!WITHDRAWABLE.includes(status)) return failure({ kind: 'illegal-move', from: status, to: 'withdrawn' })
    return this.#store(id, {
      event: 'withdrawn',
      status: 'withdrawn',
      at: this.#parts.now(),
      operator: this.#parts.settings().operator,
    })
  }

  /** Records what the provider's console says about an unconfirmed order. */
  async reconcile({ id, ...record }: ReconcileOrder): Promise<Placed> {
    const order = await this.#found(id)
    if (!order.ok) return order
    const { status } = order.value
    if (status !== 'unconfirmed') return failure({ kind: 'illegal-move', from: status, to: 'reconciled' })
    const at = this.#parts.now()
    const detail = `${record.finding} ${record.note}`.trim()
    return this.#store(id, {
      event: 'reconciled',
      status: 'reconciled',
      reconciliation: { ...record, at },
      detail,
      at,
      operator: record.operator,
    })
  }

  /** After a crash: orders left on their way out become `register-unknown`. Nothing is sent again. */
  async recover(): Promise<void> {
    for (const order of await this.#parts.book.byStatus(['registering'])) {
      const problem = { kind: 'unknown', reason: 'interrupted' } as const
      await this.#store(order.id, {
        event: 'interrupted',
        status: 'register-unknown',
        problem,
        at: this.#parts.now(),
        operator: '',
      })
    }
  }

  async #placeOnce(request: PlaceOrder): Promise<Placed> {
    const known = await this.#parts.book.findByDraftKey(request.draft.draftKey)
    if (known === null) return this.#placeNew(request)
    const late = this.#unstored.get(known.id)
    if (late !== undefined) return this.#storeAnswer(known.id, late)
    if (known.status !== 'rejected' && known.status !== 'not-sent') return success(known)
    return this.#placeCorrected(known, request.draft)
  }

  /** Nothing was registered: the same order goes out under the same order ID, as corrected. */
  async #placeCorrected(known: Order, draft: OrderDraft): Promise<Placed> {
    const account = await this.#accountFor(draft)
    if (!account.ok) return account
    const kept = { ...draft, details: { ...draft.details, orderId: known.orderId } }
    const { operator } = draft.details
    const again = { event: 'registering-again', status: 'registering', problem: null } as const
    const stored = await this.#parts.book.change(known.id, { ...again, draft: kept, at: this.#parts.now(), operator })
    return stored.ok ? this.#register(stored.value, account.value) : stored
  }

  async #placeNew(request: PlaceOrder): Promise<Placed> {
    const account = await this.#accountFor(request.draft)
    if (!account.ok) return account
    const chain = await this.#chainOf(request.draft.previous)
    const refusal = refuseAnotherAttempt(chain, request.replacing) ?? (await this.#looksDuplicate(request, chain))
    if (refusal !== null) return failure(refusal)
    const orderId = await this.#orderIdFor(request.draft, chain)
    if (!orderId.ok) return orderId
    const stuck = await this.#settleEarlier(chain)
    if (stuck !== null) return failure(stuck)
    const added = await this.#parts.book.add(this.#newOrder(request.draft, orderId.value, chain))
    return added.ok ? this.#register(added.value, account.value) : added
  }

  #newOrder(draft: OrderDraft, orderId: string, chain: readonly Order[]) {
    const attempt = Math.max(0, ...chain.map((order) => order.attempt)) + 1
    const numbered = { ...draft, details: { ...draft.details, orderId } }
    return { draft: numbered, orderId, rootId: chain[0]?.id ?? null, attempt, at: this.#parts.now() }
  }

  /** I1, I8: the intent is on disk before this is called. I2: the answer is on disk before anybody hears of it. */
  async #register(order: Order, account: GatewayAccount): Promise<Placed> {
    this.#parts.changed(order)
    const end = await this.#parts.gateway.register(account, { orderId: order.orderId, draft: order.draft })
    return this.#storeAnswer(order.id, registrationChange(end, this.#parts.now(), order.draft.details.operator))
  }

  async #storeAnswer(id: number, change: OrderChange): Promise<Placed> {
    const stored = await this.#store(id, change)
    if (stored.ok) this.#unstored.delete(id)
    else this.#unstored.set(id, change)
    return stored
  }

  async #store(id: number, change: OrderChange): Promise<Placed> {
    const stored = await this.#parts.book.change(id, change)
    if (stored.ok) this.#parts.changed(stored.value)
    return stored
  }

  async #found(id: number): Promise<Placed> {
    const order = await this.#parts.book.get(id)
    return order === null ? failure({ kind: 'order-not-found' }) : success(order)
  }

  async #accountFor(draft: OrderDraft): Promise<Result<GatewayAccount, AppError>> {
    const account = await this.#parts.account()
    if (!account.ok) return account
    const { division } = draft.customer
    if (division !== '3' && account.value.shopId === '') return failure({ kind: 'missing-setting', setting: 'shopId' })
    if (division !== '1' && account.value.siteId === '') return failure({ kind: 'missing-setting', setting: 'siteId' })
    return account
  }

  async #chainOf(previous: number | null): Promise<readonly Order[]> {
    const order = previous === null ? null : await this.#parts.book.get(previous)
    return order === null ? [] : this.#parts.book.chain(order.rootId)
  }

  async #looksDuplicate(request: PlaceOrder, chain: readonly Order[]): Promise<AppError | null> {
    const { duplicateMinutes } = this.#parts.settings()
    const { payment, customer } = request.draft
    if (duplicateMinutes === 0 || payment === null || chain.length > 0) return null
    const now = this.#parts.now()
    const twin = await this.#parts.book.findSimilar({
      name: customer.name,
      total: total(payment),
      since: now - duplicateMinutes * 60_000,
    })
    if (twin === null || twin.id === request.notDuplicateOf) return null
    const minutesAgo = Math.floor((now - twin.createdAt) / 60_000)
    return { kind: 'looks-duplicate', duplicateOf: twin.id, orderId: twin.orderId, minutesAgo }
  }

  async #orderIdFor(draft: OrderDraft, chain: readonly Order[]): Promise<Result<string, AppError>> {
    const typed = draft.details.orderId
    const { book, settings, now } = this.#parts
    if (typed === '')
      return chain.length > 0 ? followingOrderId(book, chain) : nextOrderId(book, settings().orderIdPattern, now())
    const taken = await book.findByOrderId(typed)
    return taken === null ? success(typed) : failure({ kind: 'order-id-taken', orderId: typed })
  }

  /** A second number ends the first one's life in the shop; an unknown registration is settled by its successor. */
  async #settleEarlier(chain: readonly Order[]): Promise<AppError | null> {
    for (const order of chain) {
      if (order.status === 'withdrawn' || !WITHDRAWABLE.includes(order.status)) continue
      const { operator } = order.draft.details
      const stored = await this.#store(order.id, {
        event: 'superseded',
        status: 'withdrawn',
        at: this.#parts.now(),
        operator,
      })
      if (!stored.ok) return stored.error
    }
    return null
  }
}
