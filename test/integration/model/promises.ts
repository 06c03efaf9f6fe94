import { checkChain } from '../../../src/main/orders/audit/check-chain.ts'
import type { DiskLine, DiskOrder, OnDisk } from './on-disk.ts'
import type { Till } from './till.ts'

/** A number that the provider may still let be charged. Written down anew here: it must not agree with src by copying. */
const LIVE = ['registering', 'waiting', 'in-call', 'not-found']
const VERDICTS = ['paid', 'declined', 'saved', 'save-failed', 'unconfirmed']
/** Ends of a registration after which the same order may go out again. */
const CERTAINLY_NOT = ['rejected', 'not-sent']
const DAY_MS = 24 * 60 * 60 * 1000

function chargedBy(order: DiskOrder): boolean {
  return order.status === 'paid' || order.status === 'saved' || /"(?:charged|saved)"/u.test(order.reconciliation ?? '')
}

/** A registration has reached the provider: whose it is, and what the disk should have said by now. */
export function checkPost(
  till: Till,
  { key, yen }: { readonly key: string; readonly yen: string },
): { readonly order: number | null; readonly problems: string[] } {
  const { disk, shop } = till.life
  const orders = disk.orders()
  const order = orders.find(
    ({ orderId, division, memberId, status }) =>
      status === 'registering' && (division === '3' ? memberId : orderId) === key,
  )
  if (order === undefined) return { order: null, problems: [`I1, I8: ${key} left without an intent on the disk`] }
  const problems: string[] = []
  const open = disk.attempts().filter((attempt) => attempt.order === order.id && !attempt.closed)
  if (open.length !== 1) problems.push(`I1: ${key} left with ${open.length} open attempts on the disk`)
  const others = orders.filter(({ id, root }) => root === order.root && id !== order.id)
  for (const other of others) {
    if (LIVE.includes(other.status)) problems.push(`I3: ${key} left while ${other.orderId} was ${other.status}`)
    if (chargedBy(other)) problems.push(`I3: ${key} left though ${other.orderId} went through`)
    if (other.status === 'unconfirmed') problems.push(`I3: ${key} left though ${other.orderId} may have been charged`)
  }
  const kept = `${String(order.amount)} + ${String(order.tax)}`
  if (order.division !== '3' && kept !== yen) problems.push(`I6: ${key} left as ${yen}, the disk says ${kept}`)
  if (shop.orders.unstored.length > 0) problems.push(`I8: ${key} left while an answer had no room on the disk`)
  return { order: order.id, problems }
}

/** I1 to I8 as they must hold between any two commands, by the book's file, the provider's log and what was heard. */
export class Promises {
  #lines: readonly DiskLine[] = []
  readonly #amounts = new Map<number, string>()

  async check(till: Till): Promise<string[]> {
    const { disk } = till.life
    const orders = disk.orders()
    const lines = disk.lines()
    const problems = [
      ...onePostAnIntent(till, orders),
      ...heardIsKept(till, disk),
      ...oneLiveNumber(till, orders),
      ...this.#movesExplained(till, orders, lines),
      ...this.#historyOnlyGrows(disk, lines),
      ...this.#amountsStay(till, orders),
      ...withdrawnShouts(orders, lines),
      ...toldOnce(till, lines),
    ]
    const { breaks } = await checkChain(disk.file)
    this.#lines = lines
    return [...problems, ...breaks.map((found) => `I5: the chain is broken: ${JSON.stringify(found)}`)]
  }

  /** I4, and the status table: every move that was written since the last look has a reason outside the app. */
  #movesExplained(till: Till, orders: readonly DiskOrder[], lines: readonly DiskLine[]): string[] {
    const problems: string[] = []
    for (const line of lines.slice(this.#lines.length)) {
      const order = orders.find(({ id }) => id === line.order)
      if (order === undefined) problems.push(`I5: a line of an order that is not there: ${line.whole}`)
      else if (line.event === 'illegal-move') problems.push(`I4: a move that does not exist was tried: ${line.whole}`)
      else if (line.to !== null && !isExplained(till, order, line))
        problems.push(`I4: nothing explains ${line.event} ${String(line.from)} -> ${line.to} of ${order.orderId}`)
    }
    for (const order of orders) {
      const last = lines.findLast(
        (line) => line.order === order.id && line.to !== null && line.event !== 'illegal-move',
      )
      if (last?.to !== order.status)
        problems.push(`I5: ${order.orderId} is ${order.status}, its history says ${String(last?.to)}`)
    }
    return problems
  }

  /** I5: what was written stays word for word, also over crashes, and the file itself refuses anything else. */
  #historyOnlyGrows(disk: OnDisk, lines: readonly DiskLine[]): string[] {
    const problems = this.#lines.flatMap((line, index) =>
      lines[index]?.whole === line.whole ? [] : [`I5: a line of the history is gone or changed: ${line.whole}`],
    )
    const [line] = lines
    if (line === undefined) return problems
    if (disk.allows(`update history set detail = 'x' where id = ${line.id}`))
      problems.push('I5: the history was updated')
    if (disk.allows(`delete from history where id = ${line.id}`)) problems.push('I5: the history was deleted')
    return problems
  }

  /** I6: amounts that have left stay as they are, and no document is for more. */
  #amountsStay(till: Till, orders: readonly DiskOrder[]): string[] {
    const problems: string[] = []
    for (const order of orders) {
      const kept = `${String(order.amount)} + ${String(order.tax)}`
      const before = this.#amounts.get(order.id)
      if (before !== undefined && before !== kept) problems.push(`I6: ${order.orderId} was ${before} and is ${kept}`)
      if (!CERTAINLY_NOT.includes(order.status) && order.status !== 'registering') this.#amounts.set(order.id, kept)
    }
    for (const document of till.life.disk.documents()) {
      const order = orders.find(({ id }) => id === document.order)
      const most = (order?.amount ?? 0) + (order?.tax ?? 0)
      if (document.total > most) problems.push(`I6: a receipt of ${document.total} for an order of ${most}`)
    }
    return problems
  }
}

/** I1: as many registrations as intents at most, and never another after one that may have arrived. */
function onePostAnIntent(till: Till, orders: readonly DiskOrder[]): string[] {
  const attempts = till.life.disk.attempts()
  return orders.flatMap(({ id, orderId }) => {
    const own = attempts.filter(({ order }) => order === id)
    const posts = till.posts.filter(({ order }) => order === id)
    const problems =
      posts.length > own.length ? [`I1: ${posts.length} registrations of ${orderId}, ${own.length} intents`] : []
    const earlier = own.slice(0, -1).filter(({ outcome }) => !CERTAINLY_NOT.includes(outcome ?? ''))
    return earlier.length > 0 ? [...problems, `I1: ${orderId} went out again after an unknown end`] : problems
  })
}

/** I2: a number that was heard is there, and the same. */
function heardIsKept(till: Till, disk: OnDisk): string[] {
  return [...till.heardNumbers].flatMap(([id, heard]) => {
    const kept = disk.order(id)
    const same = kept?.identificationNumber === heard.identificationNumber && kept.receiptNo === heard.receiptNo
    return same ? [] : [`I2: the number of order ${id} was heard and is not on the disk`]
  })
}

/** I3, and that no two orders share what the provider gave. An intent that never left has no number yet. */
function oneLiveNumber(till: Till, orders: readonly DiskOrder[]): string[] {
  const hasLeft = ({ id, status }: DiskOrder): boolean =>
    status !== 'registering' || till.posts.some(({ order }) => order === id)
  const live = orders.filter((order) => LIVE.includes(order.status) && hasLeft(order)).map(({ root }) => root)
  const receipts = orders.flatMap(({ receiptNo }) => receiptNo ?? [])
  return [
    ...(new Set(live).size === live.length ? [] : ['I3: two live numbers for one sale']),
    ...(new Set(receipts).size === receipts.length ? [] : ['I3: two orders with one receipt number']),
  ]
}

/** Domain section 2: whatever went through after it was withdrawn, on whatever way, is to be looked at. */
function withdrawnShouts(orders: readonly DiskOrder[], lines: readonly DiskLine[]): string[] {
  const wasWithdrawn = ({ id }: DiskOrder): boolean =>
    lines.some(({ order, event, to }) => order === id && to === 'withdrawn' && event !== 'illegal-move')
  return orders
    .filter((order) => chargedBy(order) && wasWithdrawn(order))
    .filter(({ review }) => review !== 'paid-after-withdrawal' && review !== 'paid-then-declined')
    .map(({ orderId, review }) => `${orderId} was withdrawn, went through, and its flag is ${String(review)}`)
}

/** I7: of every final change somebody was told once, or will be; only a cut in the middle of it may lose one. */
function toldOnce(till: Till, lines: readonly DiskLine[]): string[] {
  const outbox = till.life.disk.outbox()
  const finished = lines.filter(({ event }) => event === 'finished')
  const ends = finished.map(({ order, to }) => `${order} ${String(to)}`)
  const tooOften = till.told.flatMap(({ id, status }) => {
    const index = ends.indexOf(`${id} ${status}`)
    if (index !== -1) ends.splice(index, 1)
    return index === -1 ? [`I7: order ${id} was told as ${status} once too often`] : []
  })
  // A result that was overtaken before it could be told need not be told any more.
  const isOvertaken = ({ id, order }: DiskLine): boolean =>
    lines.some((line) => line.order === order && line.id > id && ['finished', 'reconciled'].includes(line.event))
  const untold = finished.filter((line) => {
    const same = till.told.some(({ id, status }) => id === line.order && status === line.to)
    return !same && !isOvertaken(line) && !outbox.includes(line.order) && !till.lostNotices.includes(line.order)
  })
  return [...tooOften, ...untold.map(({ order, to }) => `I7: nobody is told that order ${order} is ${String(to)}`)]
}

/** Whether the world outside the app gives a reason for this move. */
function isExplained(till: Till, order: DiskOrder, { event, from, to, at }: DiskLine): boolean {
  const truth = till.truthOf(order.receiptNo)
  const { lies, wished } = till.step
  const age = at - (order.registeredAt ?? order.createdAt)
  if (event === 'added') return from === null && to === 'registering'
  if (to === null) return true
  if (wished.has(`${order.id} ${to}`)) return true
  switch (event) {
    case 'registering-again':
      return CERTAINLY_NOT.includes(from ?? '') && to === 'registering'
    case 'registered':
      return from === 'registering' && to === 'waiting' && truth !== null
    case 'rejected':
    case 'not-sent':
    case 'register-unknown':
    case 'interrupted':
      return from === 'registering'
    case 'finished':
      return (
        VERDICTS.includes(to) &&
        (to === truth?.verdict ||
          (from === 'declined' && to === 'unconfirmed' && ['paid', 'unconfirmed'].includes(truth?.verdict ?? '')) ||
          (lies.has('declined') && ['declined', 'save-failed'].includes(to)))
      )
    case 'asked':
      if (to === 'in-call') return truth?.order.statusCode === '1' && from !== 'paid' && from !== 'saved'
      return to === 'waiting' && from === 'not-found'
    case 'lapsed':
      return from === 'waiting' && age >= DAY_MS
    case 'not-found':
      return lies.has('unknown-receipt') && age >= 60_000 && (from === 'waiting' || from === 'in-call')
    default:
      return false
  }
}
