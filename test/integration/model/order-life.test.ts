import { rmSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import {
  Ask,
  ClockJumps,
  CustomerCalls,
  PlaceFollowing,
  PlaceNew,
  PressAgain,
  Reconcile,
  Switch,
  TimePasses,
  Withdraw,
  WriteEntry,
} from './commands.ts'
import { ASK_FAULTS, CALLS, PRESS_FAULTS, type PressFaultName } from './faults.ts'
import { emptyBook, Till } from './till.ts'

// Faults 1, 2, 3, 6 to 10, 14 to 17 and 23 in any order: whatever happens between any two steps, I1 to I8 hold.

vi.mock('electron', () => ({ Notification: { isSupported: (): boolean => false } }))

/** Sixty in every test run; `UKETSUKE_MODEL_RUNS=2000` for the long one. */
const RUNS = Number(process.env['UKETSUKE_MODEL_RUNS'] ?? 60)

const which = fc.nat({ max: 20 })
const seldom = fc.integer({ min: 0, max: 9 }).map((one) => one === 0)
const troubleAt = fc.record({
  kind: fc.constantFrom('power-cut' as const, 'disk-full' as const),
  at: fc.integer({ min: 1, max: 12 }),
})
const trouble = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: troubleAt })
// Marked boundary: the keys of a constant object.
const faultNames = Object.keys(PRESS_FAULTS) as PressFaultName[]
const pressFault = fc.oneof(
  { weight: 2, arbitrary: fc.constant<PressFaultName>('none') },
  { weight: 1, arbitrary: fc.constantFrom(...faultNames) },
)
const askFault = fc.constantFrom(...Object.keys(ASK_FAULTS))
const pressed = { trouble, fault: pressFault, twice: seldom, sure: fc.boolean() }
const DIVISIONS = ['1', '1', '1', '1', '2', '3'] as const
const TAKING_BACK = ['finished, but declined', 'finished, but declined', 'back to waiting', 'result 40'] as const
const NAMES = ['nothing', 'the live number', 'the live number', 'another number'] as const
const ENTRIES = ['note', 'capture', 'void', 'refund', 'receipt', 'receipt'] as const
const SWITCHES = ['restart', 'restart', 'power cut', 'power cut', 'resume', 'resume', 'keys', 'line'] as const

const placeNew = fc
  .record({
    ...pressed,
    division: fc.constantFrom(...DIVISIONS),
    customer: fc.nat({ max: 30 }),
    amount: fc.integer({ min: 1, max: 900_000 }),
    held: seldom,
  })
  .map((given) => new PlaceNew(given))
const placeFollowing = fc
  .record({ ...pressed, which, names: fc.constantFrom(...NAMES) })
  .map((given) => new PlaceFollowing(given))
const pressAgain = fc.record({ ...pressed, which, corrected: fc.boolean() }).map((given) => new PressAgain(given))
const customerCalls = fc
  .record({ trouble, which, call: fc.constantFrom(...Object.keys(CALLS)), onlyBegun: seldom })
  .map((given) => new CustomerCalls(given))
const ask = fc
  .record({ trouble, which, fault: fc.oneof(fc.constant('none'), askFault), paid: seldom })
  .map((given) => new Ask(given))
/** The provider says of a sale that went through that it did not, or that nobody knows. */
const takeBack = fc
  .record({ trouble, which, fault: fc.constantFrom(...TAKING_BACK), paid: fc.constant(true) })
  .map((given) => new Ask(given))
const timePasses = fc
  .record({ trouble, seconds: fc.integer({ min: 1, max: 100 }), faults: fc.array(askFault, { maxLength: 3 }) })
  .map((given) => new TimePasses(given))
const clockJumps = fc
  .record({ trouble, hours: fc.constantFrom(-24, -1, 1, 25, 24 * 40, -24 * 40, 24 * 365 * 13) })
  .map((given) => new ClockJumps(given))
const withdraw = fc.record({ trouble, which }).map((given) => new Withdraw(given))
const reconcile = fc.record({ trouble, which, wentThrough: fc.boolean() }).map((given) => new Reconcile(given))
const writeEntry = fc
  .record({ trouble, which, entry: fc.constantFrom(...ENTRIES), yen: fc.integer({ min: 1, max: 900_000 }) })
  .map((given) => new WriteEntry(given))
const flip = fc.record({ trouble, what: fc.constantFrom(...SWITCHES) }).map((given) => new Switch(given))

/** As often as a day at the counter has them: what is named twice comes twice as often. */
const commands = [
  ...[placeNew, placeNew, placeNew, placeFollowing, placeFollowing, pressAgain],
  ...[customerCalls, customerCalls, customerCalls, ask, ask, timePasses, timePasses],
  ...[takeBack, clockJumps, withdraw, reconcile, writeEntry, writeEntry, flip],
]

/** Everything is well again: the provider's last word reaches the book, and whoever was not told yet is told. */
async function comeToRest(till: Till): Promise<void> {
  till.keysWrong = false
  till.offline = false
  await till.act(null, () => till.restart())
  const asked = till.life.disk.orders().filter(({ receiptNo }) => receiptNo !== null).length
  for (let one = 0; one < asked; one += 1)
    await new Ask({ trouble: null, which: one, fault: 'none', paid: false }).run({ drafts: [] }, till)
  // Of what went through, the provider may say what it likes, and the receipt says what was paid.
  const through = till.life.disk.orders(`status in ('paid', 'saved')`).length
  for (let one = 0; one < through; one += 1) {
    const given = { trouble: null, which: one, paid: true }
    await new WriteEntry({ ...given, entry: 'receipt', yen: 0 }).run({ drafts: [] }, till)
    await new Ask({ ...given, fault: 'finished, but declined' }).run({ drafts: [] }, till)
  }
  expect(till.life.shop.orders.unstored).toEqual([])
  expect(till.life.disk.outbox()).toEqual([])
  expect(till.life.disk.orders(`status = 'registering'`)).toEqual([])
}

let book = ''
beforeAll(async () => {
  book = await emptyBook()
})
afterAll(() => rmSync(book, { recursive: true, force: true }))

it(
  `fault 1, fault 2, fault 3: no order of life breaks I1 to I8, in ${RUNS} lives with faults, power cuts and restarts`,
  async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    let lives = 0
    let cuts = 0
    let posts = 0
    let told = 0
    let steps = 0
    const property = fc.asyncProperty(fc.commands(commands, { maxCommands: 25, size: 'max' }), async (happenings) => {
      const till = await Till.open(book)
      try {
        await fc.asyncModelRun(() => ({ model: { drafts: [] }, real: till }), happenings)
        await comeToRest(till)
      } finally {
        cuts += till.cuts
        posts += till.posts.length
        told += till.told.length
        steps += [...happenings].length
        await till.end()
        lives += 1
        // The driver lets go of a closed file only when its statements are collected.
        if (lives % 20 === 0) collect()
      }
    })
    await fc.assert(property, { numRuns: RUNS, endOnFailure: RUNS > 100 })
    process.stdout.write(
      `${RUNS} lives: ${steps} steps, ${posts} registrations, ${told} results told, ${cuts} power cuts\n`,
    )
  },
  RUNS * 2_000 + 60_000,
)
