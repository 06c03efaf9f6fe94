import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { namedTests } from '../test/playwright-report.ts'
import type { PlaywrightReport } from '../test/playwright-report.ts'
import type { VitestReport } from '../test/vitest-report.ts'
import { FAULTS } from './fault-table.ts'
import { faultsIn } from './fault-token.ts'

interface Ended {
  readonly name: string
  readonly how: 'passed' | 'failed' | 'skipped'
}

/** How the tests about one fault ended. */
export interface FaultResult {
  readonly fault: number
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Reads the stages' reports and counts by fault; a test about two faults counts for both. */
export function faultResults(projectFolder: string): readonly FaultResult[] {
  const reports = join(projectFolder, 'reports')
  const ended = [
    ...fromVitest(join(reports, 'unit.json')),
    ...fromVitest(join(reports, 'integration.json')),
    ...fromPlaywright(join(reports, 'e2e.json')),
  ]
  return FAULTS.map(({ number }) => {
    const own = ended.filter(({ name }) => faultsIn(name).includes(number))
    const count = (how: Ended['how']): number => own.filter((one) => one.how === how).length
    return { fault: number, passed: count('passed'), failed: count('failed'), skipped: count('skipped') }
  })
}

function fromVitest(file: string): Ended[] {
  // Vitest writes this file for machines; its shape is the documented one.
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : { testResults: [] }
  return report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .map(({ fullName, status }) => ({
      name: fullName,
      how: status === 'passed' || status === 'failed' ? status : 'skipped',
    }))
}

function fromPlaywright(file: string): Ended[] {
  // Playwright writes this file for machines; its shape is the documented one.
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport) : {}
  return namedTests(report).map(({ name, test: { status } }) => ({
    name,
    how: status === 'expected' ? 'passed' : status === 'skipped' ? 'skipped' : 'failed',
  }))
}
