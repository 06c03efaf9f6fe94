import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import { japanDayName, parseJapanTime } from '../../src/shared/japan-time.ts'
import { anOrderDraft } from '../support/builders.ts'
import { openBook, temporaryFolder } from '../integration/book/temporary-book.ts'
import { aPress, counterOn, got } from '../integration/orders/order-counter.ts'

const DAY = 24 * 3_600_000
/** The moment after which 32 bits of seconds are not enough. */
const LAST_OF_32_BITS = 2 ** 31 * 1000

/** Days around the changes to and from summer time of 2026 in New York and London, and around midnight in Japan. */
const MOMENTS = ['2026-03-08T06:59:59Z', '2026-03-08T07:00:00Z', '2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z']
const MIDNIGHTS = ['2026-11-01T06:00:00Z', '2026-11-23T14:59:59Z', '2026-11-23T15:00:00Z', '2038-01-19T03:14:08Z']

test.each(['Asia/Tokyo', 'UTC', 'America/New_York', 'Europe/London', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
  'fault 17: a PC in %s, in summer time or not, reads and writes the days and hours of Japan',
  (zone) => {
    const moments = [...MOMENTS, ...MIDNIGHTS].map((moment) => Date.parse(moment))
    const file = join(import.meta.dirname, '../../src/shared/japan-time.ts')
    const program = `import { formatJapanTime, japanDay, parseJapanTime } from ${JSON.stringify(file)}
      const said = ${JSON.stringify(moments)}.map((at) => [formatJapanTime(at), parseJapanTime(formatJapanTime(at)), japanDay(at)])
      process.stdout.write(JSON.stringify(said))`
    const given = ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '--eval', program]
    const said: unknown = JSON.parse(
      execFileSync(process.execPath, given, { env: { ...process.env, TZ: zone } }).toString(),
    )
    const inJapan = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Tokyo',
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    expect(said).toEqual(
      moments.map((at) => {
        const [day = '', time = ''] = inJapan.format(at).split(' ')
        const from = Date.parse(`${day}T00:00:00+09:00`)
        return [`${day.replaceAll('-', '/')} ${time}`, at, { from, to: from + DAY - 1 }]
      }),
    )
  },
)

it('fault 17: an order of 2038 is taken, kept and found like any other', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const counter = counterOn(book)
  counter.clock.setWall(LAST_OF_32_BITS - 1)
  const before = got(await counter.orders.place(aPress()))
  counter.clock.setWall(LAST_OF_32_BITS + DAY)
  const after = got(await counter.orders.place(aPress(anOrderDraft({ customer: { name: '未来 太郎' } }))))
  await book.close()
  const again = await openBook(folder)
  const kept = [await again.get(before.id), await again.get(after.id)]
  expect(kept.map((order) => [order?.createdAt, order?.status])).toEqual([
    [LAST_OF_32_BITS - 1, 'waiting'],
    [LAST_OF_32_BITS + DAY, 'waiting'],
  ])
  expect([before.orderId, after.orderId].map((orderId) => orderId.slice(0, 9))).toEqual(['U20380119', 'U20380120'])
  expect([japanDayName(LAST_OF_32_BITS + DAY), parseJapanTime('2038/01/20 12:14:08')]).toEqual([
    '2038-01-20',
    LAST_OF_32_BITS + DAY,
  ])
})

test.each([
  ['ahead', DAY],
  ['behind', -DAY],
])('fault 17: a clock a day %s neither stops a sale nor gives an order ID twice', async (_, off) => {
  const counter = counterOn(await openBook(temporaryFolder()))
  const names = ['甲', '乙', '丙']
  const ids: string[] = []
  for (const [index, name] of names.entries()) {
    if (index === 1) counter.clock.setWall(counter.clock.now() + off)
    if (index === 2) counter.clock.setWall(counter.clock.now() - off)
    const placed = got(
      await counter.orders.place(aPress(anOrderDraft({ customer: { name }, draftKey: crypto.randomUUID() }))),
    )
    expect(placed.status).toBe('waiting')
    ids.push(placed.orderId)
  }
  expect(new Set(ids).size).toBe(3)
  expect(counter.gateway.posts).toEqual(ids)
})
