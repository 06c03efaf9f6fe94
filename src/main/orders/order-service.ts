import { failure, success, type Result } from '../../shared/result.ts'
import type { AppError } from '../../shared/app-error.ts'
import type { Order, OrderDraft } from '../../shared/order.ts'
import { ruleMessage } from '../../shared/rule-message.ts'
import { isLive, type OrderStatus } from '../../shared/order-status.ts'
import type { PlaceOrder, ReconcileOrder } from '../../shared/place-order.ts'
import type { Settings } from '../../shared/settings.ts'
import type { GatewayAccount, IvrGateway } from '../gateway/ivr-gateway.ts'
import { refuseAnotherAttempt } from './chain-rules.ts'
import type { OrderBook, OrderChange } from './order-book.ts'
import type { Clock } from '../clock.ts'
import { HeldAnswers } from './held-answers.ts'
import { looksDuplicate } from './looks-duplicate.ts'
import { orderIdAfter } from './order-id.ts'
import { givenUpChange, interruptedChange, registrationChange, withdrawnChange } from './registration.ts'

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
  readonly after: Clock['after']
  /** Told when an answer could not be stored, and when it was after all. */
  readonly heldChanged: () => void
}

type Placed = Result<Order, AppError>

/** An order to be placed, and whom the history names for it: the draft's userId when nobody is named. */
export type OrderRequest = PlaceOrder & { readonly by?: string }

function placerOf({ by, draft }: OrderRequest): string {
  return by ?? draft.details.operator
}

const WITHDRAWABLE: readonly OrderStatus[] = ['waiting', 'in-call', 'not-found', 'lapsed', 'register-unknown']
/** Nothing was registered: the same order may go out again. */
const UNSENT: readonly OrderStatus[] = ['rejected', 'not-sent']

/** Everything the operator can do with an order. Expected failures come back as Results. */
export class OrderService {
  readonly #parts: OrderServiceParts
  /** Registrations on their way, by draft: a second press joins the first instead of sending again. */
  readonly #underway = new Map<string, Promise<Placed>>()
  readonly #held: HeldAnswers
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: OrderServiceParts) {
    this.#parts = parts
    const store = (id: number, change: OrderChange): Promise<Placed> => this.#store(id, change)
    this.#held = new HeldAnswers({ store, after: parts.after, changed: parts.heldChanged })
  }

  /** Registers a draft with the provider, once: the same draft pressed again answers the same order. */
  place(request: OrderRequest): Promise<Placed> {
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
    const orderId = await this.#orderIdAfter(chain)
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
  async withdraw(id: number, by = this.#parts.settings().operator): Promise<Placed> {
    const order = await this.#found(id)
    if (!order.ok) return order
    const { status } = order.value
    if (status === 'withdrawn') return order
    if (!WITHDRAWABLE.includes(status)) return failure({ kind: 'illegal-move', from: status, to: 'withdrawn' })
    return this.#store(id, withdrawnChange('withdrawn', this.#parts.now(), by))
  }

  /** Records what the provider's console says about an unconfirmed order. */
  async reconcile({ id, ...record }: ReconcileOrder): Promise<Placed> {
    const order = await this.#found(id)
    if (!order.ok) return order
    const { status, draft } = order.value
    if (status !== 'unconfirmed') return failure({ kind: 'illegal-move', from: status, to: 'reconciled' })
    // "Card not saved" says nothing about a charge, so it must never free one to be made again.
    const findings = draft.customer.division === '3' ? ['saved', 'not-saved'] : ['charged', 'not-charged']
    if (!findings.includes(record.finding))
      return failure({ kind: 'invalid-input', issues: [{ path: 'finding', message: ruleMessage('choose') }] })
    const at = this.#parts.now()
    // The note stays out of the history, which cannot be emptied when a customer is to be forgotten.
    const detail = record.finding
    return this.#store(id, {
      event: 'reconciled',
      status: 'reconciled',
      reconciliation: { ...record, at },
      detail,
      at,
      operator: record.operator,
    })
  }

  /**
   * After a crash: orders left on their way out become `register-unknown`. Nothing is sent again. What finds no room is
   * held like an answer, or such an order would be on its way until the next start.
   */
  async recover(): Promise<void> {
    for (const order of await this.#parts.book.byStatus(['registering']))
      await this.#held.keep(order, interruptedChange(this.#parts.now()))
  }

  /** When every registration on its way has ended: null, or why an answer is still not stored. */
  async settled(): Promise<AppError | null> {
    for (;;) {
      await Promise.allSettled(this.#underway.values())
      const all = await this.#held.retryAll()
      if (this.#underway.size === 0) return all.ok ? null : all.error
    }
  }

  /** Whatever is not stored yet is tried no more. */
  stop(): void {
    this.#held.stop()
  }

  /** Order IDs whose answer is held in memory, because the book has no room for it. */
  get unstored(): readonly string[] {
    return this.#held.orderIds
  }

  /** Tries once more to store the answers that are held. */
  storeHeld(): Promise<Result<readonly Order[], AppError>> {
    return this.#held.retryAll()
  }

  async #placeOnce(request: OrderRequest): Promise<Placed> {
    const known = await this.#parts.book.findByDraftKey(request.draft.draftKey)
    if (known !== null && !UNSENT.includes(known.status)) return this.#placedBefore(known)
    // Nothing new leaves this PC while it could not keep what came back.
    const kept = await this.#held.retryAll()
    if (!kept.ok) return kept
    const account = await this.#accountFor(request.draft)
    if (!account.ok) return account
    const intent = await this.#inTurn(() => this.#storeIntent(request, known))
    return intent.ok ? this.#register(intent.value, account.value, request) : intent
  }

  async #placedBefore(known: Order): Promise<Placed> {
    if (this.#held.has(known.id)) return this.#retryHeld(known.id)
    // Nobody is registering it, or this press would have joined: its registration was cut off.
    return known.status === 'registering' ? this.#store(known.id, interruptedChange(this.#parts.now())) : success(known)
  }

  async #retryHeld(id: number): Promise<Placed> {
    const stored = await this.#held.retry(id)
    if (stored.ok) this.#parts.heldChanged()
    return stored
  }

  /** One after the other: two drafts must not both find the way free and both take it (I3). */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  /** `known` went out before and nothing was registered: it keeps its order ID, as corrected. */
  async #storeIntent(request: OrderRequest, known: Order | null): Promise<Placed> {
    const chain = await this.#chainOf(known?.id ?? request.draft.previous)
    if (!chain.ok) return chain
    const others = chain.value.filter((order) => order.id !== known?.id)
    const refusal =
      refuseAnotherAttempt(others, request.replacing) ?? (await looksDuplicate(request, others, this.#parts))
    if (refusal !== null) return failure(refusal)
    const stored = known === null ? await this.#add(request, others) : await this.#correct(known, request)
    if (!stored.ok) return stored
    const stuck = await this.#settleEarlier(others, request)
    if (stuck === null) return stored
    // The earlier number could not be ended, or was paid before it was: a second one must not come to life.
    await this.#held.keep(stored.value, givenUpChange(this.#parts.now()))
    return failure(stuck)
  }

  async #add(request: OrderRequest, chain: readonly Order[]): Promise<Placed> {
    const { draft } = request
    const orderId = await this.#orderIdFor(draft, chain)
    if (!orderId.ok) return orderId
    return this.#parts.book.add({ ...this.#newOrder(draft, orderId.value, chain), operator: placerOf(request) })
  }

  #correct(known: Order, request: OrderRequest): Promise<Placed> {
    const { draft } = request
    const kept = { ...draft, details: { ...draft.details, orderId: known.orderId } }
    const operator = placerOf(request)
    const again = { event: 'registering-again', status: 'registering', problem: null } as const
    return this.#parts.book.change(known.id, { ...again, draft: kept, at: this.#parts.now(), operator })
  }

  #newOrder(draft: OrderDraft, orderId: string, chain: readonly Order[]) {
    const attempt = Math.max(0, ...chain.map((order) => order.attempt)) + 1
    const numbered = { ...draft, details: { ...draft.details, orderId } }
    return { draft: numbered, orderId, rootId: chain[0]?.id ?? null, attempt, at: this.#parts.now() }
  }

  /** I1, I8: the intent is on disk before this is called. I2: the answer is on disk before anybody hears of it. */
  async #register(order: Order, account: GatewayAccount, request: OrderRequest): Promise<Placed> {
    const { orderId, draft } = order
    this.#parts.changed(order)
    try {
      const end = await this.#parts.gateway.register(account, { orderId, draft, cardPass: request.cardPass })
      return await this.#held.keep(order, registrationChange(end, this.#parts.now(), placerOf(request)))
    } catch (cause) {
      if (!this.#held.has(order.id)) await this.#held.keep(order, interruptedChange(this.#parts.now()))
      throw cause
    }
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

  async #chainOf(previous: number | null): Promise<Result<readonly Order[], AppError>> {
    if (previous === null) return success([])
    const order = await this.#found(previous)
    return order.ok ? success(await this.#parts.book.chain(order.value.rootId)) : order
  }

  async #orderIdFor(draft: OrderDraft, chain: readonly Order[]): Promise<Result<string, AppError>> {
    const typed = draft.details.orderId
    if (typed === '') return this.#orderIdAfter(chain)
    const taken = await this.#parts.book.findByOrderId(typed)
    return taken === null ? success(typed) : failure({ kind: 'order-id-taken', orderId: typed })
  }

  #orderIdAfter(chain: readonly Order[]): Promise<Result<string, AppError>> {
    const { book, settings, now } = this.#parts
    return orderIdAfter(chain, { book, pattern: settings().orderIdPattern, at: now() })
  }

  /**
   * A second number ends the first one's life in the shop; an unknown registration is settled by its successor. The
   * watcher goes on meanwhile: what the earlier orders have come to is asked once more, after they were ended.
   */
  async #settleEarlier(chain: readonly Order[], request: OrderRequest): Promise<AppError | null> {
    for (const order of chain) {
      if (!WITHDRAWABLE.includes(order.status)) continue
      const stored = await this.#store(order.id, withdrawnChange('superseded', this.#parts.now(), placerOf(request)))
      if (!stored.ok) return stored.error
    }
    const ended = await Promise.all(chain.map(({ id }) => this.#parts.book.get(id)))
    const found = ended.filter((order) => order !== null)
    return refuseAnotherAttempt(found, request.replacing)
  }
}
