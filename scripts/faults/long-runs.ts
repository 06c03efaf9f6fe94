/** A test that tries more when its variable says so. */
export interface LongRun {
  readonly fault: number
  readonly variable: string
  readonly full: number
  /** What the table says of it. */
  readonly unit: string
}

/** What `--long` asks for, unless the environment says otherwise. */
export const LONG_RUNS: readonly LongRun[] = [
  { fault: 2, variable: 'UKETSUKE_KILLS', full: 200, unit: 'kills' },
  { fault: 2, variable: 'UKETSUKE_MODEL_RUNS', full: 2000, unit: 'lives of an order' },
  { fault: 20, variable: 'UKETSUKE_SOAK_MINUTES', full: 30, unit: 'minutes with 500 open orders' },
  { fault: 28, variable: 'UKETSUKE_EXPORT_MANY', full: 1_000_000, unit: 'rows' },
]

/** The environment of a long run. */
export function longEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const full = LONG_RUNS.map(({ variable, full }) => [variable, env[variable] ?? String(full)])
  return { ...env, ...Object.fromEntries(full) }
}

/** `200 kills, 2,000 lives of an order`; nothing for a fault without a long run. */
export function longWords(fault: number, env: NodeJS.ProcessEnv): readonly string[] {
  return LONG_RUNS.filter((run) => run.fault === fault).map(
    ({ variable, unit }) => `${Number(env[variable]).toLocaleString('en')} ${unit}`,
  )
}
