import { atLeast, atMost, ROUNDS, type Benchmark, type Given, type Measured } from './benchmark.ts'
import { median, rounds, short } from './figures.ts'
import { STORE_NAME } from './store-name.ts'
import { sample } from './sample.ts'

/** What one process measured: from nothing to the newest 50, and what it grew by while holding them. */
export interface OpenSample {
  readonly ms: number
  readonly grownBytes: number
  /** Order IDs of the newest 50. */
  readonly newest: readonly string[]
}
export interface OpenGiven {
  readonly side: 'ours' | 'peer'
  readonly folder: string
}

const MB = 1024 * 1024

/** B2: open the book and show the newest 50. A fresh process each time; the file is in the system's cache. */
export const open: Benchmark = { id: 'B2', run }

async function run({ book, say }: Given): Promise<readonly Measured[]> {
  const { bookFolder, storeFolder } = await book()
  const ours: OpenSample[] = []
  const peer: OpenSample[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const mine = await sample<OpenSample>('open.ts', { side: 'ours', folder: bookFolder })
    const theirs = await sample<OpenSample>('open.ts', { side: 'peer', folder: storeFolder })
    if (mine.newest.join() !== theirs.newest.join()) throw new Error('the two do not show the same newest 50')
    ours.push(mine)
    peer.push(theirs)
    say(`B2 round ${round + 1}: ours ${short(mine.ms)} ms, peer ${short(theirs.ms)} ms`)
  }
  return [
    atLeast({
      id: 'B2',
      what: 'open the book and list the newest 50',
      goal: 300,
      ...compared(ours, peer, 'ms', ({ ms }) => ms),
    }),
    atMost({
      id: 'B2-memory',
      what: 'memory growth (resident, after garbage collection) by opening and listing',
      goal: 1 / 10,
      ...compared(ours, peer, 'MB', ({ grownBytes }) => grownBytes / MB),
    }),
  ]
}

function compared(ours: OpenSample[], peer: OpenSample[], unit: string, figure: (sample: OpenSample) => number) {
  const mine = ours.map(figure)
  const theirs = peer.map(figure)
  const note = rounds(mine, theirs, unit)
  return { unit, ours: median(mine), peer: median(theirs), peerName: STORE_NAME, note }
}
