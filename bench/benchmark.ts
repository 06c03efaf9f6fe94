import type { MadeBook } from './make-book.ts'

/** One measured pair. `ratio` is peer / ours where more is better for us, else ours / peer. */
export interface Measured {
  readonly id: string
  readonly what: string
  readonly unit: string
  readonly ours: number
  readonly peer: number
  readonly peerName: string
  readonly ratio: number
  readonly goal: number
  /** `ours <=` judges our figure alone. */
  readonly rule: 'ratio >=' | 'ratio <=' | 'ours <=' | 'ours - peer <='
  readonly ok: boolean
  /** Spread, counts, and what else belongs to an honest reading. */
  readonly note: string
}

export interface Given {
  readonly rows: number
  /** The book of `rows` orders and the same orders as one JSON file; made once, never to be changed. */
  readonly book: () => Promise<MadeBook>
  /** An empty folder on the measured disk; gone after the run. */
  readonly work: string
  readonly say: (line: string) => void
}

export interface Benchmark {
  readonly id: string
  readonly run: (given: Given) => Promise<readonly Measured[]>
}

/** Rounds of everything that is measured: the figure is the median. */
export const ROUNDS = 5

type Judged = Omit<Measured, 'ratio' | 'ok'>

/** Faster, so many times: peer / ours must reach the goal. */
export function atLeast(given: Omit<Judged, 'rule'>): Measured {
  const ratio = given.peer / given.ours
  return { ...given, rule: 'ratio >=', ratio, ok: ratio >= given.goal }
}

/** Smaller: ours / peer must stay within the goal. */
export function atMost(given: Omit<Judged, 'rule'>): Measured {
  const ratio = given.ours / given.peer
  return { ...given, rule: 'ratio <=', ratio, ok: ratio <= given.goal }
}

/** Slower by so much at most: ours - peer must stay within the goal, in the figure's own unit. */
export function withinMore(given: Omit<Judged, 'rule'>): Measured {
  const { ours, peer, goal } = given
  return { ...given, rule: 'ours - peer <=', ratio: ours / peer, ok: ours - peer <= goal }
}

/** Our own figure must stay within the goal, whatever the peer's is. */
export function oursAtMost(given: Omit<Judged, 'rule'>): Measured {
  return { ...given, rule: 'ours <=', ratio: given.ours / given.peer, ok: given.ours <= given.goal }
}
