import * as v from 'valibot'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Gate } from '../../../../src/main/ipc/handle.ts'
import type { OperatorDesk } from '../../../../src/main/operators/operator-desk.ts'
import type { Channel } from '../../../../src/shared/ipc-contract.ts'
import type { Operator } from '../../../../src/shared/operator.ts'
import { RIGHTS, type Right } from '../../../../src/shared/operator-rights.ts'
import { failure } from '../../../../src/shared/result.ts'
import { ADMIN, DESK, operatorBench } from './operator-bench.ts'

type Handler = (event: unknown, input: unknown) => Promise<unknown>
const channels = vi.hoisted(() => new Map<string, (event: unknown, input: unknown) => Promise<unknown>>())
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: Handler) => void channels.set(channel, handler),
    removeHandler: (channel: string) => void channels.delete(channel),
  },
}))

const ORIGIN = 'app://uketsuke'
// Marked boundary: the keys of the table are the channels, which its type makes sure of.
const CHANNELS = Object.entries(RIGHTS) as [Channel, Right][]
let heard: [Channel, Operator | null][] = []
let desk: OperatorDesk
let bench: ReturnType<typeof operatorBench>

async function ask(channel: Channel): Promise<unknown> {
  // Each channel from the page it was made for.
  const isOfMini = channel === 'mini:state' || channel === 'mini:close'
  const frame = { url: `${ORIGIN}/${isOfMini ? 'mini' : 'index'}.html` }
  return channels.get(channel)?.({ senderFrame: frame, sender: { mainFrame: frame } }, null)
}

/** How the gate answers every channel: `through`, or why not. */
async function answers(): Promise<Record<string, unknown>> {
  const entries: [Channel, unknown][] = []
  for (const [channel] of CHANNELS) {
    heard = []
    const reply = await ask(channel)
    entries.push([channel, heard.length === 1 ? 'through' : reply])
  }
  return Object.fromEntries(entries)
}

const expected = (of: Readonly<Record<Right, unknown>>): Record<string, unknown> =>
  Object.fromEntries(CHANNELS.map(([channel, right]) => [channel, of[right]]))

beforeEach(() => {
  bench = operatorBench()
  desk = bench.open()
  heard = []
  channels.clear()
  const gate = new Gate({
    origin: ORIGIN,
    rate: { takes: () => true },
    admit: (channel) => desk.admit(channel),
    bug: () => undefined,
  })
  for (const [channel] of CHANNELS)
    gate.handle(channel, v.null(), (_, by) => {
      heard.push([channel, by])
      return Promise.resolve(failure({ kind: 'busy' }))
    })
})

describe('the gate lets', () => {
  it('everybody do everything while there are no operators', async () => {
    expect(await answers()).toEqual(expected({ open: 'through', desk: 'through', admin: 'through' }))
  })
  it('nobody do anything but choose while locked', async () => {
    await desk.add(ADMIN)
    await desk.leave()
    const locked = failure({ kind: 'signed-out' })
    expect(await answers()).toEqual(expected({ open: 'through', desk: locked, admin: locked }))
  })
  it('受付 do their work and names who can do the rest', async () => {
    await desk.add(ADMIN)
    await desk.add(DESK)
    await desk.signIn({ id: 2, pin: '' })
    const refused = failure({ kind: 'not-allowed', who: ['佐藤'] })
    expect(await answers()).toEqual(expected({ open: 'through', desk: 'through', admin: refused }))
    expect(bench.asked).toEqual([])
  })
  it('管理者 do everything, and notes what only they may do', async () => {
    await desk.add(ADMIN)
    expect(await answers()).toEqual(expected({ open: 'through', desk: 'through', admin: 'through' }))
    const reserved = CHANNELS.filter(([, right]) => right === 'admin').map(([channel]) => [channel, 1])
    expect(bench.asked).toEqual(reserved)
  })
  it('a handler know who asks', async () => {
    await desk.add(ADMIN)
    await ask('orders:note')
    expect(heard).toEqual([
      ['orders:note', { id: 1, name: '佐藤', userId: 'sato', role: 'admin', active: true, hasPin: true }],
    ])
  })
})

it('leaves money, settings, keys, files and operators to 管理者, and the everyday to everybody', () => {
  const of = (right: Right) => CHANNELS.filter((one) => one[1] === right).map(([channel]) => channel)
  expect(of('open')).toEqual([
    'draft:keep',
    'settings:get',
    'desk:state',
    'desk:shown',
    'mini:close',
    'operators:state',
    'operators:sign-in',
    'operators:leave',
    'operators:recover',
    'updates:state',
  ])
  expect(of('desk')).toEqual(expect.arrayContaining(['orders:place', 'orders:board', 'orders:note', 'orders:withdraw']))
  expect(of('admin')).toEqual(
    expect.arrayContaining([
      ...['orders:reconcile', 'orders:record-money', 'orders:erase', 'receipts:export', 'closing:close'],
      ...['book:backup', 'book:restore', 'settings:save', 'settings:save-credentials', 'operators:change'],
    ]),
  )
})
