import * as v from 'valibot'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { CallRate } from '../../../../src/main/ipc/call-rate.ts'
import { Gate, HeldCalls } from '../../../../src/main/ipc/handle.ts'
import type { Channel } from '../../../../src/shared/ipc-contract.ts'
import { failure, success } from '../../../../src/shared/result.ts'
import { anOrder } from '../../../support/builders.ts'

type Handler = (event: unknown, input: unknown) => Promise<unknown>
const channels = vi.hoisted(() => new Map<string, (event: unknown, input: unknown) => Promise<unknown>>())
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: Handler) => void channels.set(channel, handler),
    removeHandler: (channel: string) => void channels.delete(channel),
  },
}))

const ORIGIN = 'app://uketsuke'
const FORBIDDEN = failure({ kind: 'forbidden-sender' })

/** What Electron tells of who asks: by default our own page. */
function askedBy(url = `${ORIGIN}/index.html`, main = true): unknown {
  const frame = { url }
  return { senderFrame: frame, sender: { mainFrame: main ? frame : { url } } }
}

interface Bug {
  readonly channel: Channel
  readonly cause: unknown
}
let bugs: Bug[] = []
let now = 0
let gate: Gate
let answered: unknown[] = []

function ask(input: unknown, event = askedBy()): Promise<unknown> {
  return channels.get('orders:get')?.(event, input) ?? Promise.reject(new Error('no such channel'))
}

beforeEach(() => {
  bugs = []
  answered = []
  channels.clear()
  gate = new Gate({
    origin: ORIGIN,
    rate: new CallRate(() => now),
    admit: () => success(null),
    bug: (channel, cause) => void bugs.push({ channel, cause }),
  })
  gate.handle('orders:get', v.pipe(v.number(), v.minValue(1)), (id) => {
    answered.push(id)
    if (id === 13) throw new Error('thirteen')
    return Promise.resolve(success(anOrder({ id })))
  })
})

it('hands a handler only what its schema let through', async () => {
  expect(await ask(7)).toEqual(success(anOrder({ id: 7, draft: expect.anything() as never })))
  expect(answered).toEqual([7])
})

it.each([undefined, null, 'seven', 0, -0, Number.NaN, 7n, [7], { id: 7 }, new Date(7)])(
  'refuses %s by name and asks no handler',
  async (input) => {
    expect(await ask(input)).toMatchObject({ ok: false, error: { kind: 'invalid-input', issues: [{ path: '' }] } })
    expect([answered, bugs]).toEqual([[], []])
  },
)

it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('lets %s through as no field', async (name) => {
  const schema = v.object({ mode: v.optional(v.string()) })
  gate.handle('settings:save', schema, (input) =>
    Promise.resolve(failure({ kind: 'not-sent', reason: 'aborted', ...input })),
  )
  const input: unknown = JSON.parse(`{"${name}":{"mode":"stolen","polluted":true}}`)
  expect(await channels.get('settings:save')?.(askedBy(), input)).toEqual(
    failure({ kind: 'not-sent', reason: 'aborted' }),
  )
  expect('polluted' in {}).toBe(false)
})

it('turns what a handler throws into "unexpected" and tells of it without the input', async () => {
  expect(await ask(13)).toEqual(failure({ kind: 'unexpected' }))
  expect(bugs).toEqual([{ channel: 'orders:get', cause: new Error('thirteen') }])
})

it.each([
  ['another origin', askedBy('https://example.jp/')],
  ['a longer origin', askedBy('app://uketsuke.example.jp/index.html')],
  ['our address in a frame', askedBy(`${ORIGIN}/index.html`, false)],
  ['an empty page', askedBy('about:blank')],
  ['a frame that is gone', { senderFrame: null, sender: { mainFrame: null } }],
])('refuses %s before it looks at the input', async (_, event) => {
  expect(await ask(7, event)).toEqual(FORBIDDEN)
  expect(answered).toEqual([])
})

it('throws nothing when the frame is disposed while it asks', async () => {
  const frame = {
    get url(): string {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed')
    },
  }
  expect(await ask(7, { senderFrame: frame, sender: { mainFrame: frame } })).toEqual(failure({ kind: 'unexpected' }))
  expect([answered, bugs.length]).toEqual([[], 1])
})

it('answers a monstrous input with a refusal of bounded size', async () => {
  gate.handle('orders:list', v.object({ offset: v.array(v.number()) }), () =>
    Promise.resolve(success({ total: 0, rows: [] })),
  )
  const many: unknown = await channels.get('orders:list')?.(askedBy(), { offset: Array(100_000).fill('x') })
  const long: unknown = await ask('x'.repeat(50_000_000))
  expect(JSON.stringify(many).length).toBeLessThan(10_000)
  expect(JSON.stringify(long).length).toBeLessThan(1_000)
})

it('fault 24: answers 10,000 calls at once with 200 answers and 9,800 refusals, and goes on a second later', async () => {
  const replies = await Promise.all(Array.from({ length: 10_000 }, () => ask(7)))
  expect(replies.filter((reply) => JSON.stringify(reply) === JSON.stringify(failure({ kind: 'busy' })))).toHaveLength(
    9_800,
  )
  expect(answered).toHaveLength(200)
  now += 1_000
  const later = await Promise.all(Array.from({ length: 100 }, () => ask(7)))
  expect(later.filter((reply) => (reply as { ok: boolean }).ok)).toHaveLength(50)
})

/** What JSON cannot say, but the bridge can. */
function monsters(): Record<string, unknown> {
  const holes: unknown[] = []
  holes.length = 4_294_967_295
  const loop: Record<string, unknown> = {}
  loop['itself'] = loop
  const text = 'x'.repeat(50_000_000)
  return {
    ...{ text, holes, loop, deep: { a: { b: { c: text } } }, name: { [text]: 1 }, bytes: new Uint8Array(50_000_000) },
    ...{ many: Array.from({ length: 1_000_000 }, (_, index) => index), map: new Map([[1, 2]]), set: new Set([1]) },
  }
}

it.each(Object.entries(monsters()))('fault 24: refuses a monstrous %s without walking through it', async (_, input) => {
  let looked = 0
  gate.handle(
    'orders:list',
    v.custom<never>(() => (looked += 1) > 0),
    () => Promise.resolve(success({ total: 0, rows: [] })),
  )
  const reply = await channels.get('orders:list')?.(askedBy(), input)
  expect(reply).toEqual(failure({ kind: 'invalid-input', issues: [{ path: '', message: 'unknown' }] }))
  expect(looked).toBe(0)
})

it('fault 24: reads nothing out of a list that is too long', async () => {
  const read: PropertyKey[] = []
  const many = new Proxy(Array<number>(1_000_000).fill(7), {
    get: (list, name) => (read.push(name), Reflect.get(list, name)),
    ownKeys: () => expect.fail('asked for a million names'),
  })
  gate.handle('orders:list', v.any(), () => Promise.resolve(success({ total: 0, rows: [] })))
  expect(await channels.get('orders:list')?.(askedBy(), many)).toMatchObject({ ok: false })
  expect(read).toEqual(['length'])
})

it('closes every channel it opened', () => {
  gate.close()
  expect([...channels]).toEqual([])
})

it('lets the small window ask its own channels and no other, and the screen none of them', async () => {
  const mini = askedBy(`${ORIGIN}/mini.html`)
  gate.handle('mini:close', v.null(), () => Promise.resolve(success(null)))
  const close = channels.get('mini:close')
  expect(await close?.(mini, null)).toEqual(success(null))
  expect(await close?.(askedBy(), null)).toEqual(FORBIDDEN)
  expect(await close?.(askedBy(`${ORIGIN}/mini.html`, false), null)).toEqual(FORBIDDEN)
  expect(await ask(7, mini)).toEqual(FORBIDDEN)
  expect(await ask(7, askedBy(`${ORIGIN}/other.html`))).toEqual(FORBIDDEN)
  expect(answered).toEqual([])
})

describe('calls that come before the gate stands', () => {
  it('wait, are looked at like all others once their channel opens, and are answered in their order', async () => {
    channels.clear()
    const held = new HeldCalls(['orders:get', 'orders:check'])
    const early = [ask(1), ask('junk'), ask(2, askedBy('https://example.com/'))]
    let isAnswered = false
    void Promise.race(early).then(() => (isAnswered = true))
    await new Promise((resolve) => setImmediate(resolve))
    expect(isAnswered).toBe(false)
    const late = new Gate({
      ...{ origin: ORIGIN, rate: new CallRate(() => now), admit: () => success(null), bug: () => undefined, held },
    })
    late.handle('orders:get', v.number(), (id) => Promise.resolve(success(anOrder({ id }))))
    expect(await Promise.all(early)).toEqual([
      success(anOrder({ id: 1, draft: expect.anything() as never })),
      expect.objectContaining({ error: expect.objectContaining({ kind: 'invalid-input' }) as unknown }),
      FORBIDDEN,
    ])
    expect(await ask(3)).toMatchObject({ ok: true, value: { id: 3 } })
    late.close()
    expect([...channels.keys()]).toEqual(['orders:check'])
  })

  it('fault 24: are no more than 500 and none of them monstrous; those that wait are answered', async () => {
    channels.clear()
    const held = new HeldCalls(['orders:get', 'orders:check'])
    const early = Array.from({ length: 10_000 }, () => ask(1))
    const elsewhere = channels.get('orders:check')?.(askedBy(), 1)
    const busy = failure({ kind: 'busy' })
    expect(await Promise.all(early.slice(500))).toEqual(Array(9_500).fill(busy))
    expect(await elsewhere).toEqual(busy)
    const late = new Gate({
      ...{ origin: ORIGIN, rate: new CallRate(() => now), admit: () => success(null), bug: () => undefined, held },
    })
    late.handle('orders:get', v.number(), () => Promise.resolve(failure({ kind: 'order-not-found' })))
    const answers = await Promise.all(early.slice(0, 500))
    expect(answers.filter((reply) => JSON.stringify(reply) !== JSON.stringify(busy))).toHaveLength(200)

    const monstrous = channels.get('orders:check')?.(askedBy(), 'x'.repeat(50_000_000))
    expect(await monstrous).toEqual(failure({ kind: 'invalid-input', issues: [{ path: '', message: 'unknown' }] }))
  })
})

it('closes every channel at the end but those that stay', async () => {
  gate.handle('draft:keep', v.null(), () => Promise.resolve(success(null)))
  gate.close(['draft:keep'])
  expect([...channels.keys()]).toEqual(['draft:keep'])
  expect(await channels.get('draft:keep')?.(askedBy(), null)).toEqual(success(null))
})

it('refuses what is held for a channel that nobody will ever open, and what comes after', async () => {
  const held = new HeldCalls(['book:health'])
  const waiting = channels.get('book:health')?.(askedBy(), null)
  held.refuseRest()
  const refused = failure({ kind: 'unexpected' })
  expect([await waiting, await channels.get('book:health')?.(askedBy(), null)]).toEqual([refused, refused])
})
