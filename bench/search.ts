import { atLeast, ROUNDS, type Benchmark, type Given, type Measured } from './benchmark.ts'
import { median, quantile, rounds, short } from './figures.ts'
import type { Found } from './plain-filter.ts'
import { sample } from './sample.ts'
import type { Search } from './search-mix.ts'
import { STORE_NAME } from './store-name.ts'

export type SearchSide = 'ours' | 'like' | 'store' | 'memory'
export interface SearchGiven {
  readonly side: SearchSide
  readonly bookFolder: string
  readonly storeFolder: string
  readonly questions: readonly Search[]
}
/** One process: the ms of every single search, by question, and the answers. */
export interface SearchSample {
  readonly ms: readonly number[]
  readonly found: readonly Found[]
}

const SIDES = ['ours', 'like', 'store', 'memory'] as const

/** B3: twelve searches, each answered with the total and the newest 100 rows; the figure is the p95 of all of them. */
export const search: Benchmark = { id: 'B3', run }

async function run({ book, say }: Given): Promise<readonly Measured[]> {
  const folders = await book()
  const p95s: Record<SearchSide, number[]> = { ours: [], like: [], store: [], memory: [] }
  let expected: string | null = null
  for (let round = 0; round < ROUNDS; round += 1) {
    // What no store at all would take is only told beside the figures: once is enough.
    for (const side of SIDES.filter((name) => name !== 'memory' || round === 0)) {
      const { ms, found } = await sample<SearchSample>('search.ts', { side, ...folders })
      expected ??= JSON.stringify(found)
      if (JSON.stringify(found) !== expected) throw new Error(`${side} answers something else than the plain filter`)
      p95s[side].push(quantile(ms, 0.95))
    }
    const last = (side: SearchSide) => `${side} ${short(p95s[side].at(-1) ?? 0)} ms`
    say(`B3 round ${round + 1}: ${(['ours', 'like', 'store'] as const).map(last).join(', ')}`)
  }
  const memory = `; a JavaScript loop over ready folded texts already in memory takes ${short(median(p95s.memory))} ms`
  const against = (peer: 'like' | 'store') => ({
    unit: 'ms',
    ours: median(p95s.ours),
    peer: median(p95s[peer]),
    note: `${rounds(p95s.ours, p95s[peer], 'ms')}; all answers equal to a plain filter`,
  })
  const what = 'p95 of twelve searches'
  const like = { ...against('like'), peerName: 'the same SQLite, LIKE over the same folded text', goal: 4 }
  const store = { ...against('store'), peerName: `filter over ${STORE_NAME}, cache on`, goal: 30 }
  return [atLeast({ id: 'B3', what, ...like }), atLeast({ id: 'B3-store', what, ...store, note: store.note + memory })]
}
