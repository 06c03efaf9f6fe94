/** A test that tries more when its variable says so. */
export interface LongRun {
  readonly faults: readonly number[]
  readonly variable: string
  readonly full: number
  /** What the table says of it. */
  readonly words: (count: string) => string
}

/** What `--long` asks for, unless the environment says otherwise. */
const LONG_RUNS: readonly LongRun[] = [
  { faults: [1, 5], variable: 'UKETSUKE_KILL_STEPS', full: 1, words: (each) => `kills at every ${each}. step` },
  { faults: [2], variable: 'UKETSUKE_KILLS', full: 200, words: (count) => `${count} kills` },
  { faults: [1, 2, 3], variable: 'UKETSUKE_MODEL_RUNS', full: 2000, words: (count) => `${count} lives of an order` },
  {
    faults: [7, 8, 9, 29],
    variable: 'UKETSUKE_SOAK_MINUTES',
    full: 30,
    words: (count) => `${count} minutes with 500 open orders`,
  },
  { faults: [28], variable: 'UKETSUKE_EXPORT_MANY', full: 1_000_000, words: (count) => `${count} rows` },
  { faults: [28], variable: 'UKETSUKE_EXPORT_ROWS', full: 20_000, words: (count) => `${count} hostile rows read back` },
]

/** The environment of a long run. */
export function longEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const full = LONG_RUNS.map((run) => [run.variable, env[run.variable] ?? String(run.full)])
  return { ...env, ...Object.fromEntries(full) }
}

/** `200 kills`, `2,000 lives of an order`; nothing for a fault without a long run. */
export function longWords(fault: number, env: NodeJS.ProcessEnv): readonly string[] {
  return LONG_RUNS.filter(({ faults }) => faults.includes(fault)).map(({ variable, words }) =>
    words(Number(env[variable]).toLocaleString('en')),
  )
}
