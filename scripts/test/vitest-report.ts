import { NO_REASON } from './tally.ts'
import type { Skip, Tally } from './tally.ts'

/** The part of vitest's JSON report that we count. */
export interface VitestReport {
  readonly testResults: readonly VitestFile[]
}

interface VitestFile {
  readonly name: string
  readonly status: string
  readonly message: string
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
}

/**
 * Counts a vitest report. A file that failed without a failed test could not be loaded: one failure.
 * @param reasons why tests were skipped, by full name, from skip-reasons-reporter.ts; vitest's report leaves it out
 */
export function tallyOfVitest(report: VitestReport, reasons: ReadonlyMap<string, string>): Tally {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const failed = tests.filter((test) => test.status === 'failed')
  const broken = report.testResults.filter(failedWithoutTest)
  const notRun = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed')
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: failed.length + broken.length,
    skips: notRun.map((test) => skipOf(test.fullName, reasons)),
    failures: [...failed.map((test) => test.fullName), ...broken.map((file) => `${file.name}: ${file.message}`)],
  }
}

/** The report without the tests that nobody asked for: vitest lists those as skipped. */
export function wanted(report: VitestReport, only?: { readonly named: string }): VitestReport {
  if (only === undefined) return report
  const name = new RegExp(only.named, 'u')
  const chosen = (file: VitestFile) => file.assertionResults.filter(({ fullName }) => name.test(fullName))
  return { testResults: report.testResults.map((file) => ({ ...file, assertionResults: chosen(file) })) }
}

function failedWithoutTest(file: VitestFile): boolean {
  return file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')
}

function skipOf(fullName: string, reasons: ReadonlyMap<string, string>): Skip {
  return { name: fullName.trim(), reason: reasons.get(fullName.trim()) ?? NO_REASON }
}
