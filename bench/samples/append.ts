// One process of B1: adds orders one by one and answers the ms of each.
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { AppendGiven } from '../append.ts'
import { median } from '../figures.ts'
import { madeUpOrder, type MadeUpOrder } from '../made-up-orders.ts'
import { openBook } from '../open-book.ts'
import { openOrderStore } from '../order-store.ts'
import { seededRandom } from '../random.ts'
import { answer, sampleGiven, timed } from '../sample.ts'

const { side, folder, round } = sampleGiven() as AppendGiven
const random = seededRandom(500 + round)
let made = 9_000_000 + round * 10_000

function nextOrder(): MadeUpOrder {
  made += 1
  return madeUpOrder(made, Date.now(), random)
}

/** The first ones warm up and do not count. */
async function times(warm: number, counted: number, add: () => Promise<void>): Promise<number[]> {
  const ms: number[] = []
  for (let index = 0; index < warm + counted; index += 1) ms.push(await timed(add))
  return ms.slice(warm)
}

async function ours(): Promise<number[]> {
  const book = await openBook(folder)
  const ms = await times(20, 200, async () => {
    const { draft, orderId, createdAt: at } = nextOrder()
    const added = await book.add({ draft, orderId, rootId: null, attempt: 1, at })
    if (!added.ok) throw new Error(added.error.kind)
  })
  await book.close()
  return ms
}

function peer(): Promise<number[]> {
  const store = openOrderStore(folder, false)
  const open = { call: null, verdict: null, finishedAt: null, registeredAt: null, checkedAt: null } as const
  const fresh = { problem: null, review: null, reconciliation: null, status: 'registering', attempt: 1 } as const
  return times(1, 3, () => {
    const order = nextOrder()
    const numbers = { identificationNumber: null, receiptNo: null }
    const { draft, orderId, createdAt } = order
    store.set(orderId, { ...fresh, ...open, ...numbers, id: made, rootId: made, draft, orderId, createdAt })
    return Promise.resolve()
  })
}

/** What any durable write on this disk costs at least. */
async function flushMs(): Promise<number> {
  const path = join(folder, 'flush-probe')
  const file = openSync(path, 'w')
  const ms = await times(5, 40, () => {
    writeSync(file, Buffer.alloc(4096, 1))
    fdatasyncSync(file)
    return Promise.resolve()
  })
  closeSync(file)
  rmSync(path)
  return median(ms)
}

const ms = await (side === 'ours' ? ours() : peer())
answer({ ms, flushMs: await flushMs() })
