import { NO_REASON } from './tally.ts'
import type { Tally } from './tally.ts'

/** The part of Playwright's JSON report that we count. */
export interface PlaywrightReport {
  readonly suites?: readonly PlaywrightSuite[]
  readonly errors?: readonly { readonly message?: string }[]
}

interface PlaywrightSuite {
  readonly title: string
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly { readonly title: string; readonly tests: readonly PlaywrightTest[] }[]
}

interface PlaywrightTest {
  readonly status: string
  readonly annotations?: readonly { readonly type: string; readonly description?: string }[]
}

export interface NamedTest {
  readonly name: string
  readonly test: PlaywrightTest
}

/** Counts a Playwright report. A flaky test, one that passed only when tried again, counts as failed. */
export function tallyOfPlaywright(report: PlaywrightReport): Tally {
  const tests = namedTests(report)
  const skipped = tests.filter(({ test }) => test.status === 'skipped')
  const passed = tests.filter(({ test }) => test.status === 'expected')
  const failed = tests.filter(({ test }) => test.status !== 'skipped' && test.status !== 'expected')
  const errors = (report.errors ?? []).map((error) => error.message ?? 'an error without a message')
  return {
    passed: passed.length,
    failed: failed.length + errors.length,
    skips: skipped.map(({ name, test }) => ({ name, reason: reasonOf(test) })),
    failures: [...failed.map(({ name, test }) => (test.status === 'flaky' ? `${name} (flaky)` : name)), ...errors],
  }
}

/** Every test of a report under its whole name. */
export function namedTests(report: PlaywrightReport): readonly NamedTest[] {
  return (report.suites ?? []).flatMap((suite) => testsOf(suite, []))
}

function testsOf(suite: PlaywrightSuite, above: readonly string[]): NamedTest[] {
  const path = [...above, suite.title]
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({ name: [...path, spec.title].join(' > '), test })),
  )
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, path))]
}

function reasonOf(test: PlaywrightTest): string {
  const note = test.annotations?.find((annotation) => ['skip', 'fixme'].includes(annotation.type))
  return note?.description ?? NO_REASON
}
