// One process of B2: opens, lists the newest 50, and answers how long it took and how much it grew.
import * as v from 'valibot'
import { OrderQuery } from '../../src/shared/order-query.ts'
import type { OpenGiven } from '../open.ts'
import { openBook } from '../open-book.ts'
import { openOrderStore } from '../order-store.ts'
import { answer, sampleGiven } from '../sample.ts'

const { side, folder } = sampleGiven() as OpenGiven

interface Opened {
  readonly newest: readonly string[]
  /** Held, as the running app would hold it. */
  readonly held: { close?: () => Promise<void> }
}

async function ours(): Promise<Opened> {
  const book = await openBook(folder)
  const { rows } = await book.list(v.parse(OrderQuery, { limit: 50 }))
  return { newest: rows.map((row) => row.orderId), held: book }
}

function peer(): Promise<Opened> {
  const store = openOrderStore(folder, false)
  const newest = Object.values(store.store)
    .sort((a, b) => b.id - a.id)
    .slice(0, 50)
    .map((order) => order.orderId)
  return Promise.resolve({ newest, held: store as unknown as Opened['held'] })
}

function residentBytes(): number {
  for (let times = 0; times < 3; times += 1) globalThis.gc?.()
  return process.memoryUsage.rss()
}

const before = residentBytes()
const began = performance.now()
const { newest, held } = await (side === 'ours' ? ours() : peer())
const ms = performance.now() - began
const grownBytes = residentBytes() - before
await held.close?.()
answer({ ms, grownBytes, newest })
