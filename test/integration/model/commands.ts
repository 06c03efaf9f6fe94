import type fc from 'fast-check'
import { DocumentDesk } from '../../../src/main/receipts/document/document-desk.ts'
import { mainText } from '../../../src/main/text.ts'
import type { AppError } from '../../../src/shared/app-error.ts'
import { japanDate } from '../../../src/shared/japan-time.ts'
import type { Order, OrderDraft } from '../../../src/shared/order.ts'
import type { Result } from '../../../src/shared/result.ts'
import { anOrderDraft } from '../../support/builders.ts'
import { ASK_FAULTS, CALLS, PRESS_FAULTS, type PressFaultName } from './faults.ts'
import type { DiskOrder } from './on-disk.ts'
import type { Till, Trouble } from './till.ts'

/** What the operator has on the desk: the drafts that were pressed, newest last. */
export interface Desk {
  readonly drafts: OrderDraft[]
}

type Command = fc.AsyncCommand<Desk, Till>

interface Given {
  readonly trouble: Trouble | null
}

const CERTAINLY_NOT = ['rejected', 'not-sent']
const LIVE = ['registering', 'waiting', 'in-call', 'not-found']

/** One thing that happens; what goes wrong with this PC meanwhile is part of it. */
abstract class Happening<G extends Given> implements Command {
  protected readonly given: G

  constructor(given: G) {
    this.given = given
  }

  check(desk: Readonly<Desk>): boolean {
    return desk.drafts.length > 0
  }

  run(desk: Desk, till: Till): Promise<void> {
    return till.act(this.given.trouble, () => this.happen(desk, till))
  }

  toString(): string {
    return `${this.constructor.name}(${JSON.stringify(this.given)})`
  }

  protected abstract happen(desk: Desk, till: Till): Promise<void>

  /** Whether the outcome can be foretold: nothing of this PC failed on the way. */
  protected get isCalm(): boolean {
    return this.given.trouble === null
  }
}

function oneOf<T>(list: readonly T[], index: number): T | undefined {
  return list[index % Math.max(1, list.length)]
}

interface PressGiven extends Given {
  readonly fault: PressFaultName
  /** Pressed twice at once. */
  readonly twice: boolean
  /** The operator says yes when it looks like a duplicate. */
  readonly sure: boolean
}

/** What placing a draft must come to, as the disk stood before. */
interface Foretold {
  readonly posts: number
  readonly ends: readonly string[]
}

function endOf(result: Result<Order, AppError>): string {
  return result.ok ? result.value.status : result.error.kind
}

interface Pressed {
  readonly draft: OrderDraft
  readonly replacing: string | null
  readonly foretold: Foretold | null
}

async function press(till: Till, given: PressGiven, { draft, replacing, foretold }: Pressed): Promise<void> {
  const before = till.posts.length
  const request = { draft, replacing, notDuplicateOf: null, cardPass: '' }
  till.expectPost(PRESS_FAULTS[given.fault].fault)
  const { orders } = till.life.shop
  const both = Promise.all(Array.from({ length: given.twice ? 2 : 1 }, () => orders.place(request)))
  let [result] = await till.during(both)
  if (result?.ok === false && result.error.kind === 'looks-duplicate' && given.sure)
    result = await till.during(orders.place({ ...request, notDuplicateOf: result.error.duplicateOf }))
  if (result === undefined) return
  if (result.ok) till.hear(result.value)
  const posts = till.posts.length - before
  const end = endOf(result)
  if (posts > 1) till.problems.push(`I1: one press, ${posts} registrations`)
  if (end === 'looks-duplicate' && posts > 0) till.problems.push('a registration went out that looked like a duplicate')
  if (foretold === null || end === 'looks-duplicate') return
  if (posts !== foretold.posts || !foretold.ends.includes(end))
    till.problems.push(
      `placing came to ${end} with ${posts} posts, not to ${foretold.ends.join(' or ')} with ${foretold.posts}`,
    )
}

/** What a registration that goes out comes to. */
function sentEnd(till: Till, fault: PressFaultName): Foretold {
  if (till.offline) return { posts: 0, ends: ['not-sent'] }
  const { then } = PRESS_FAULTS[fault]
  // These are the provider's own answers, only spoilt: wrong keys come first.
  const refused = till.keysWrong && ['none', 'truncated', 'half a body', 'no number'].includes(fault)
  return { posts: 1, ends: refused ? [then, 'rejected'] : [then] }
}

interface NewOrderGiven extends PressGiven {
  readonly division: '1' | '2' | '3'
  readonly customer: number
  readonly amount: number
  readonly held: boolean
}

/** A new order is filled in and its key is pressed. */
export class PlaceNew extends Happening<NewOrderGiven> {
  override check(): boolean {
    return true
  }

  protected async happen(desk: Desk, till: Till): Promise<void> {
    const { division, customer, amount, held, fault } = this.given
    const draft = anOrderDraft({
      draftKey: till.newKey(),
      customer: { division, name: `客 ${customer}` },
      payment: { amount, tax: Math.floor(amount / 10), jobCode: held ? 'AUTH' : 'CAPTURE' },
      card: { memberId: `m-${desk.drafts.length}` },
    })
    desk.drafts.push(draft)
    const unstored = till.life.shop.orders.unstored.length > 0
    await press(till, this.given, {
      draft,
      replacing: null,
      foretold: this.isCalm && !unstored ? sentEnd(till, fault) : null,
    })
  }
}

interface PlaceAgainGiven extends PressGiven {
  readonly which: number
  /** Corrected before it is pressed again. */
  readonly corrected: boolean
}

/** The key of a draft that was placed before is pressed once more. */
export class PressAgain extends Happening<PlaceAgainGiven> {
  protected async happen(desk: Desk, till: Till): Promise<void> {
    const { which, corrected, fault } = this.given
    const old = oneOf(desk.drafts, which)
    if (old === undefined) return
    const raised = old.payment === null ? null : { ...old.payment, amount: (old.payment.amount ?? 0) + 7 }
    const draft = corrected ? { ...old, payment: raised } : old
    const known = till.life.disk.orders(`draft_key = '${old.draftKey}'`)[0]
    const goesOut = known === undefined || CERTAINLY_NOT.includes(known.status)
    // Another try at the sale may stand in the way by now: what then happens is for PlaceFollowing to say.
    const others = till.life.disk.orders().filter(({ root, id }) => root === known?.root && id !== known.id)
    // One whose registration came to nothing gives way without being named; a live one never does.
    for (const { id, status } of till.life.disk.orders())
      if (goesOut && !LIVE.includes(status)) till.step.wished.add(`${id} withdrawn`)
    const alone = old.previous === null && others.length === 0
    const calm = this.isCalm && (alone || !goesOut) && till.life.shop.orders.unstored.length === 0
    const end = goesOut ? sentEnd(till, fault) : { posts: 0, ends: [known.status] }
    await press(till, this.given, { draft, replacing: null, foretold: calm ? end : null })
  }
}

interface FollowingGiven extends PressGiven {
  readonly which: number
  readonly names: 'nothing' | 'the live number' | 'another number'
}

function wentThrough({ status, reconciliation }: DiskOrder): boolean {
  return status === 'paid' || status === 'saved' || /"(?:charged|saved)"/u.test(reconciliation ?? '')
}

/** A sale is registered again under the next order ID, with or without naming the number that is still live. */
export class PlaceFollowing extends Happening<FollowingGiven> {
  protected async happen(desk: Desk, till: Till): Promise<void> {
    const order = oneOf(till.life.disk.orders(), this.given.which)
    if (order === undefined) return
    const chain = till.life.disk.orders().filter(({ root }) => root === order.root)
    const live = chain.find(({ status }) => LIVE.includes(status) && status !== 'registering')
    const draft = await till.during(till.life.shop.orders.again(order.id))
    const refusal = this.#refusal(chain, null)
    if (!draft.ok) {
      if (refusal !== draft.error.kind) till.problems.push(`again said ${draft.error.kind}, not ${String(refusal)}`)
      return
    }
    if (refusal !== null) till.problems.push(`again said nothing of ${refusal}`)
    desk.drafts.push(draft.value)
    const { names } = this.given
    const named = names === 'nothing' ? null : names === 'another number' ? 'U20991231-0001' : (live?.orderId ?? null)
    if (live !== undefined && named === live.orderId) this.#wishWithdrawn(till, chain)
    if (live === undefined) this.#wishWithdrawn(till, chain)
    const foretold = this.#foretell(till, live !== undefined && named !== live.orderId)
    await press(till, this.given, { draft: draft.value, replacing: named, foretold })
  }

  #refusal(chain: readonly DiskOrder[], refused: string | null): string | null {
    if (chain.some(wentThrough)) return 'already-paid'
    if (chain.some(({ status }) => status === 'unconfirmed')) return 'unconfirmed-open'
    return chain.some(({ status }) => status === 'registering') ? 'busy' : refused
  }

  #foretell(till: Till, unnamed: boolean): Foretold | null {
    if (!this.isCalm || till.life.shop.orders.unstored.length > 0) return null
    return unnamed ? { posts: 0, ends: ['live-number'] } : sentEnd(till, this.given.fault)
  }

  /** A number that gets a successor is taken back by the shop. */
  #wishWithdrawn(till: Till, chain: readonly DiskOrder[]): void {
    for (const { id } of chain) till.step.wished.add(`${id} withdrawn`)
  }
}

interface CallGiven extends Given {
  readonly which: number
  readonly call: string
  /** The operator dials and hands over; the customer has not keyed anything yet. */
  readonly onlyBegun: boolean
}

/** A customer uses a number that the operator has said; nobody can use any other. */
export class CustomerCalls extends Happening<CallGiven> {
  protected happen(_: Desk, till: Till): Promise<void> {
    const open = [...till.heardNumbers.values()].filter(({ receiptNo }) => {
      const truth = till.truthOf(receiptNo)
      return truth !== null && truth.order.statusCode !== '2'
    })
    const heard = oneOf(open, this.given.which)
    const call = CALLS[this.given.call]
    if (heard === undefined || heard.receiptNo === null || call === undefined) return Promise.resolve()
    const truth = till.truthOf(heard.receiptNo)
    if (truth === null) return Promise.resolve()
    const begun = truth.order.statusCode === '1'
    const line = till.simulator.openLine(begun ? { receiptNo: heard.receiptNo } : {})
    if (!begun) {
      line.dial()
      for (const key of `${heard.identificationNumber ?? ''}#`) line.key(key)
      line.handOver()
    }
    if (this.given.onlyBegun) return Promise.resolve()
    if (truth.order.stuck) line.release(call.scenario)
    else line.customerKeysCard(call.scenario)
    if (call.verdicts !== null)
      till.verdicts.set(heard.receiptNo, call.verdicts[Number(truth.order.registration.division) - 1] ?? '')
    return Promise.resolve()
  }
}

interface AskGiven extends Given {
  readonly which: number
  readonly fault: string
  /** About an order that went through, if there is one. */
  readonly paid: boolean
}

const WENT_THROUGH = `status in ('paid', 'saved')`

/** Orders that went through where they are wanted and there are any, else all. */
function ordersOf(till: Till, paid: boolean): readonly DiskOrder[] {
  const through = paid ? till.life.disk.orders(WENT_THROUGH) : []
  return through.length > 0 ? through : till.life.disk.orders()
}

/** Whether this verdict contradicts an earlier refusal. */
const isTakenBack = (verdict: string | null): boolean => verdict === 'paid' || verdict === 'unconfirmed'

/** What an order must be once a true answer has arrived. */
function afterAnswer(till: Till, { status, receiptNo, registeredAt, createdAt }: DiskOrder): string {
  const truth = till.truthOf(receiptNo)
  const isOld = till.clock.now() - (registeredAt ?? createdAt) >= till.settings.lapseHours * 3_600_000
  const grown = status === 'waiting' && isOld ? 'lapsed' : status
  if (truth === null || truth.order.oddAnswer !== undefined) return grown
  const { statusCode } = truth.order
  // A refusal that the provider takes back is nobody's word any more.
  if (status === 'declined' && statusCode === '2' && isTakenBack(truth.verdict)) return 'unconfirmed'
  const final = ['paid', 'saved', 'declined', 'save-failed', 'register-unknown'].includes(status)
  if (final) return status
  if (statusCode === '2') {
    const verdict = truth.verdict ?? ''
    const better = verdict === 'paid' || verdict === 'saved'
    return status === 'unconfirmed' || status === 'reconciled' ? (better ? verdict : status) : verdict
  }
  if (status === 'unconfirmed' || status === 'reconciled' || status === 'withdrawn') return status
  if (statusCode === '1') return 'in-call'
  return status === 'not-found' ? 'waiting' : grown
}

/** The operator asks about one order now. */
export class Ask extends Happening<AskGiven> {
  protected async happen(_: Desk, till: Till): Promise<void> {
    const asked = ordersOf(till, this.given.paid).filter(({ receiptNo }) => receiptNo !== null)
    const order = oneOf(asked, this.given.which)
    if (order === undefined) return
    const fault = ASK_FAULTS[this.given.fault]
    const waits = till.life.asking.has(order.receiptNo ?? '')
    if (fault !== undefined) {
      till.expectQuestion(fault.fault)
      if (fault.lie !== undefined) till.step.lies.add(fault.lie)
    }
    const result = await till.during(till.life.shop.check(order.id))
    if (result.ok) till.hear(result.value)
    if (!this.isCalm || waits || till.offline || till.keysWrong) return
    const now = till.life.disk.order(order.id)
    if (fault === undefined) {
      const expected = afterAnswer(till, order)
      if (!result.ok) till.problems.push(`asking about ${order.orderId} came to ${result.error.kind}`)
      // A number lapses with the first answer that says nothing new.
      else if (now?.status !== expected && !(expected === 'lapsed' && now?.status === 'waiting'))
        till.problems.push(
          `${order.orderId} was ${order.status} and is ${String(now?.status)}, the provider makes it ${expected}`,
        )
    } else if (fault.lie === 'declined' && order.status === 'paid' && now?.review !== 'paid-then-declined')
      till.problems.push(`I4: ${order.orderId} was paid, then declined, and nobody is told to look`)
  }
}

interface TimeGiven extends Given {
  readonly seconds: number
  readonly faults: readonly string[]
}

/** Time passes, and the watcher asks by itself. */
export class TimePasses extends Happening<TimeGiven> {
  protected async happen(_: Desk, till: Till): Promise<void> {
    for (const name of this.given.faults) {
      const fault = ASK_FAULTS[name]
      if (fault === undefined) continue
      till.expectQuestion(fault.fault)
      if (fault.lie !== undefined) till.step.lies.add(fault.lie)
    }
    await till.clock.advance(this.given.seconds * 1000)
    if (this.isCalm && this.given.seconds >= 5 && till.life.shop.orders.unstored.length > 0)
      till.problems.push('an answer is still held though the disk has room')
  }
}

interface JumpGiven extends Given {
  readonly hours: number
}

/** The wall clock is set, or the PC slept. */
export class ClockJumps extends Happening<JumpGiven> {
  protected happen(_: Desk, till: Till): Promise<void> {
    till.clock.setWall(till.clock.now() + this.given.hours * 3_600_000)
    till.life.shop.resume()
    return Promise.resolve()
  }
}

interface WhichGiven extends Given {
  readonly which: number
}

export class Withdraw extends Happening<WhichGiven> {
  protected async happen(_: Desk, till: Till): Promise<void> {
    const order = oneOf(till.life.disk.orders(), this.given.which)
    if (order === undefined) return
    till.step.wished.add(`${order.id} withdrawn`)
    const result = await till.during(till.life.shop.orders.withdraw(order.id, 'sato'))
    const may = [...LIVE.slice(1), 'lapsed', 'register-unknown', 'withdrawn'].includes(order.status)
    if (this.isCalm && result.ok !== may) till.problems.push(`withdrawing ${order.status} came to ${endOf(result)}`)
  }
}

interface ReconcileGiven extends WhichGiven {
  readonly wentThrough: boolean
}

/** Somebody has looked into the provider's console. */
export class Reconcile extends Happening<ReconcileGiven> {
  protected async happen(_: Desk, till: Till): Promise<void> {
    const order = oneOf(till.life.disk.orders(`status = 'unconfirmed'`), this.given.which)
    if (order === undefined) return
    till.step.wished.add(`${order.id} reconciled`)
    const [through, not] =
      order.division === '3' ? (['saved', 'not-saved'] as const) : (['charged', 'not-charged'] as const)
    const finding = this.given.wentThrough ? through : not
    const record = { id: order.id, finding, note: '', operator: 'sato' }
    const result = await till.during(till.life.shop.orders.reconcile(record))
    if (this.isCalm && endOf(result) !== 'reconciled') till.problems.push(`reconciling came to ${endOf(result)}`)
  }
}

interface EntryGiven extends WhichGiven {
  readonly entry: 'note' | 'capture' | 'void' | 'refund' | 'receipt'
  readonly yen: number
}

/** Something is written beside an order, or a receipt is printed. */
export class WriteEntry extends Happening<EntryGiven> {
  protected async happen(_: Desk, till: Till): Promise<void> {
    const { which, entry, yen } = this.given
    const order = oneOf(ordersOf(till, entry !== 'note'), which)
    if (order === undefined) return
    const { id } = order
    const { entries } = till.life.shop
    if (entry === 'note') await till.during(entries.note({ id, text: 'メモ', operator: 'sato' }))
    else if (entry === 'receipt') await this.#printReceipt(till, order)
    else {
      const day = japanDate(till.clock.now()).replaceAll('/', '-')
      const most = (order.amount ?? 0) + (order.tax ?? 0)
      const whole = till.life.disk.captured(id) || most
      const amount = entry === 'void' && yen % 4 > 0 ? whole : yen
      const money = { id, kind: entry, day, amount, reason: '', operator: 'sato', corrects: null }
      const result = await till.during(entries.recordMoney(money))
      if (result.ok && entry === 'void' && till.life.disk.givenBack(id) !== whole)
        till.problems.push(`${till.life.disk.givenBack(id)} of ${whole} yen were given back by a void`)
      if (result.ok && till.life.disk.givenBack(id) > most) till.problems.push(`more than ${most} yen were given back`)
    }
  }

  /** I6: what comes out of the printer says what the book holds. */
  async #printReceipt(till: Till, order: DiskOrder): Promise<void> {
    const left = (order.amount ?? 0) + (order.tax ?? 0) - till.life.disk.givenBack(order.id)
    const printed: string[] = []
    const desk = new DocumentDesk({
      printer: {
        pdf: () => Promise.resolve(new Uint8Array()),
        print: (sheet) => {
          printed.push(sheet.body.text)
          return Promise.resolve('printed')
        },
      },
      window: () => null,
      text: () => mainText('ja'),
      settings: () => till.settings,
      logo: () => Promise.resolve(null),
    })
    const items = [{ name: '花', quantity: '', unit: '', amount: left, rate: '10' as const }]
    const request = { id: order.id, kind: 'receipt', way: 'paper', addressee: '', purpose: '', items } as const
    const shop = { mode: 'real', entries: till.life.shop.entries } as const
    const wanted = { ...request, language: 'ja', paper: 'a4', operator: 'sato' } as const
    const result = await till.during(desk.issue(shop, wanted))
    if (!result.ok) return
    const yen = left.toLocaleString('ja-JP')
    if (order.status !== 'paid' && order.status !== 'reconciled')
      till.problems.push(`I6: a receipt for an order that is ${order.status}`)
    // The amount in large, not the lines below it.
    if (/class="yen">\D*([\d,]+)/u.exec(printed.join(''))?.[1] !== yen)
      till.problems.push(`I6: a receipt that does not say ${yen} yen`)
  }
}

interface SwitchGiven extends Given {
  readonly what: 'restart' | 'power cut' | 'keys' | 'line' | 'resume'
}

/** The app, its keys or its line are switched. */
export class Switch extends Happening<SwitchGiven> {
  override check(): boolean {
    return true
  }

  protected async happen(_: Desk, till: Till): Promise<void> {
    const { what } = this.given
    if (what === 'restart') await till.restart()
    else if (what === 'power cut') till.cutPower()
    else {
      if (what === 'keys') till.keysWrong = !till.keysWrong
      if (what === 'line') till.offline = !till.offline
      till.life.shop.resume()
      await till.quiet()
    }
  }
}
