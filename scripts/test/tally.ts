/** A test that did not run, and why. */
export interface Skip {
  readonly name: string
  readonly reason: string
}

/** What one stage, or all of them, came to. `failures` names what failed, one line each. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skips: readonly Skip[]
  readonly failures: readonly string[]
}

export const NO_REASON = 'no reason given'

/** One check that has no tests inside, such as lint. */
export function tallyOfCheck(name: string, ok: boolean): Tally {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skips: [], failures: ok ? [] : [name] }
}

/** A stage that ended without telling what it did. It counts as one failure. */
export function tallyOfCrash(stage: string, why: string): Tally {
  return { passed: 0, failed: 1, skips: [], failures: [`${stage}: ${why}`] }
}

export function sumOf(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
    skips: tallies.flatMap((tally) => tally.skips),
    failures: tallies.flatMap((tally) => tally.failures),
  }
}

/** The line a machine reads; it stands last and alone. */
export function lastLine(sum: Tally): string {
  return `${String(sum.passed)} passed, ${String(sum.failed)} failed, ${String(sum.skips.length)} skipped`
}

/**
 * A tool's own verdict outweighs its report: a failing exit code without a failed test is a failure, and so is a stage
 * in which nothing ran.
 */
export function judged(stage: string, tally: Tally, exitCode: number): Tally {
  if (exitCode !== 0 && tally.failed === 0) {
    return sumOf([tally, tallyOfCrash(stage, `exit code ${String(exitCode)} although no test failed`)])
  }
  if (tally.passed + tally.failed > 0) return tally
  return sumOf([tally, tallyOfCrash(stage, 'no test ran')])
}
