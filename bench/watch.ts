import { atMost, ROUNDS, type Benchmark, type Given, type Measured } from './benchmark.ts'
import { median, quantile, rounds } from './figures.ts'
import { sample } from './sample.ts'
import { startSlowProvider } from './slow-provider.ts'

export interface WatchGiven {
  readonly side: 'ours' | 'peer'
  /** Base URL of the provider, in a process of its own. */
  readonly url: string
  readonly orders: number
  readonly seed: number
}
/** One process watching for one round. */
export interface WatchSample {
  /** Most requests in flight at once, as the provider saw it. */
  readonly mostInFlight: number
  /** Worst delay of the event loop, ms. */
  readonly worstDelayMs: number
  /** Longest stretch of the process's own work between two ticks, ms of processor time: the delay without the noise. */
  readonly worstBusyMs: number
  /** ms from the change at the provider to the moment the process knew. */
  readonly detectedMs: readonly number[]
}

const ORDERS = 500
const ANSWER_MS = 80

/** B5: five hundred open orders, each asked about every 5 s; a tenth of them change at a random moment. */
export const watch: Benchmark = { id: 'B5', run }

async function run({ say }: Given): Promise<readonly Measured[]> {
  const provider = await startSlowProvider(ANSWER_MS)
  const ours: WatchSample[] = []
  const peer: WatchSample[] = []
  try {
    for (let seed = 1; seed <= ROUNDS; seed += 1) {
      const given = { url: provider.url, orders: ORDERS, seed }
      ours.push(await sample<WatchSample>('watch.ts', { ...given, side: 'ours' }))
      peer.push(await sample<WatchSample>('watch.ts', { ...given, side: 'peer' }))
      const told = [ours.at(-1), peer.at(-1)].map((last) => `${last?.mostInFlight ?? 0} in flight`)
      say(`B5 round ${seed}: ours ${told[0] ?? ''}, peer ${told[1] ?? ''}`)
    }
  } finally {
    provider.stop()
  }
  return figures(ours, peer)
}

function figures(ours: readonly WatchSample[], peer: readonly WatchSample[]): Measured[] {
  const compared = (unit: string, figure: (sample: WatchSample) => number) => {
    const mine = ours.map(figure)
    const theirs = peer.map(figure)
    const peerName = `${ORDERS} setIntervals with the same gateway`
    return { unit, ours: median(mine), peer: median(theirs), peerName, note: rounds(mine, theirs, unit) }
  }
  const what = `${ORDERS} open orders, 5 s interval, ${ANSWER_MS} ms server`
  return [
    atMost({
      ...{ id: 'B5', what: `${what}: most requests in flight`, goal: 1 / 40 },
      ...compared('requests', ({ mostInFlight }) => mostInFlight),
    }),
    atMost({
      ...{ id: 'B5-delay', what: `${what}: worst event-loop delay`, goal: 1 / 4 },
      ...compared('ms', ({ worstDelayMs }) => worstDelayMs),
    }),
    atMost({
      ...{ id: 'B5-busy', what: `${what}: longest stretch of own work (processor time)`, goal: 1 / 4 },
      ...compared('ms', ({ worstBusyMs }) => worstBusyMs),
    }),
    atMost({
      ...{ id: 'B5-detection', what: `${what}: p95 until a change is known`, goal: 1.3 },
      ...compared('ms', ({ detectedMs }) => quantile(detectedMs, 0.95)),
    }),
  ]
}
