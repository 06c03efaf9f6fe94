import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { atLeast, ROUNDS, type Benchmark, type Given, type Measured } from './benchmark.ts'
import { median, rounds, short } from './figures.ts'
import { STORE_NAME } from './store-name.ts'
import { sample } from './sample.ts'

/** What one process measured, ms an order. */
export interface AppendSample {
  readonly ms: readonly number[]
  /** ms that the disk alone takes to flush 4 kB. */
  readonly flushMs: number
}
export interface AppendGiven {
  readonly side: 'ours' | 'peer'
  readonly folder: string
  readonly round: number
}

/** B1: one more order, on the disk before it is answered. */
export const append: Benchmark = { id: 'B1', run }

async function run({ book, work, say }: Given): Promise<readonly Measured[]> {
  const { bookFolder, storeFolder } = await book()
  const ours: number[] = []
  const peer: number[] = []
  const flush: number[] = []
  const folders = { ours: copyOf(bookFolder, join(work, 'b1-book')), peer: copyOf(storeFolder, join(work, 'b1-store')) }
  for (let round = 0; round < ROUNDS; round += 1) {
    const mine = await sample<AppendSample>('append.ts', { side: 'ours', folder: folders.ours, round })
    const theirs = await sample<AppendSample>('append.ts', { side: 'peer', folder: folders.peer, round })
    ours.push(median(mine.ms))
    peer.push(median(theirs.ms))
    flush.push(mine.flushMs, theirs.flushMs)
    say(`B1 round ${round + 1}: ours ${short(median(mine.ms))} ms, peer ${short(median(theirs.ms))} ms an order`)
  }
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true })
  const bare = `flushing 4 kB to this disk alone takes ${short(median(flush))} ms`
  const figures = { unit: 'ms', ours: median(ours), peer: median(peer), peerName: STORE_NAME, goal: 1000 }
  const note = `${rounds(ours, peer, 'ms')}; ${bare}; ours also writes search index, history and journal`
  return [atLeast({ id: 'B1', what: 'durable append of one order', ...figures, note })]
}

/** With its times, by which the book knows that nobody touched it. */
function copyOf(from: string, to: string): string {
  cpSync(from, to, { recursive: true, preserveTimestamps: true })
  return to
}
