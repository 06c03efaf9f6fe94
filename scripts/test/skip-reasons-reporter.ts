import { writeFileSync } from 'node:fs'
import type { Reporter, TestCase } from 'vitest/node'

/** Where the reporter writes its list of [full name, reason]. */
export const SKIP_REASONS_FILE = 'UKETSUKE_SKIP_REASONS_FILE'

/** A vitest reporter: notes why tests were skipped (`context.skip('reason')`), which the JSON report leaves out. */
export default class SkipReasons implements Reporter {
  private readonly reasons: [string, string][] = []

  onTestCaseResult(test: TestCase): void {
    const result = test.result()
    if (result.state === 'skipped' && result.note !== undefined) {
      this.reasons.push([test.fullName.replaceAll(' > ', ' '), result.note])
    }
  }

  onTestRunEnd(): void {
    const file = process.env[SKIP_REASONS_FILE]
    if (file !== undefined) writeFileSync(file, JSON.stringify(this.reasons))
  }
}
