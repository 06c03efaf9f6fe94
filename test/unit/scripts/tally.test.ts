import { describe, expect, it } from 'vitest'
import { judged, lastLine, sumOf, tallyOfCheck, tallyOfCrash } from '../../../scripts/test/tally.ts'
import { tallyOfPlaywright } from '../../../scripts/test/playwright-report.ts'
import { tallyOfVitest } from '../../../scripts/test/vitest-report.ts'

const NOTHING = { passed: 0, failed: 0, skips: [], failures: [] }

function aVitestFile(statuses: string[], status = 'passed') {
  const assertionResults = statuses.map((one, place) => ({ fullName: ` test ${place}`, status: one }))
  return { name: '/a.test.ts', status, message: 'cannot be loaded', assertionResults }
}

describe('the count of a vitest report', () => {
  it('tells passed, failed and skipped apart and gives the reason of a skip', () => {
    const report = { testResults: [aVitestFile(['passed', 'failed', 'skipped', 'todo'], 'failed')] }
    expect(tallyOfVitest(report, new Map([['test 2', 'no keyring here']]))).toEqual({
      passed: 1,
      failed: 1,
      skips: [
        { name: 'test 2', reason: 'no keyring here' },
        { name: 'test 3', reason: 'no reason given' },
      ],
      failures: [' test 1'],
    })
  })

  it('counts a file that could not be loaded as one failure', () => {
    const tally = tallyOfVitest({ testResults: [aVitestFile([], 'failed'), aVitestFile(['passed'])] }, new Map())
    expect(tally).toEqual({ ...NOTHING, passed: 1, failed: 1, failures: ['/a.test.ts: cannot be loaded'] })
  })

  it('counts a file once when a test in it failed', () => {
    expect(tallyOfVitest({ testResults: [aVitestFile(['failed'], 'failed')] }, new Map()).failed).toBe(1)
  })
})

describe('the count of a Playwright report', () => {
  const test = (status: string, description?: string) => ({
    title: status,
    tests: [{ status, annotations: description === undefined ? [] : [{ type: 'skip', description }] }],
  })

  it('goes through nested suites and counts flaky as failed', () => {
    const inner = { title: 'inner', specs: [test('unexpected'), test('flaky'), test('skipped', 'needs a screen')] }
    expect(tallyOfPlaywright({ suites: [{ title: 'file', specs: [test('expected')], suites: [inner] }] })).toEqual({
      passed: 1,
      failed: 2,
      skips: [{ name: 'file > inner > skipped', reason: 'needs a screen' }],
      failures: ['file > inner > unexpected', 'file > inner > flaky (flaky)'],
    })
  })

  it('counts an error outside of any test', () => {
    expect(tallyOfPlaywright({ suites: [], errors: [{ message: 'no config' }] })).toEqual({
      ...NOTHING,
      failed: 1,
      failures: ['no config'],
    })
  })
})

describe('the judgement of a stage', () => {
  it('fails a tool that ended with an error although its report shows none', () => {
    expect(judged('unit', { ...NOTHING, passed: 3 }, 1)).toMatchObject({ passed: 3, failed: 1 })
  })

  it('fails a stage in which nothing ran, even if everything was skipped', () => {
    const skipped = { ...NOTHING, skips: [{ name: 'a', reason: 'b' }] }
    expect(judged('e2e', skipped, 0)).toMatchObject({ failed: 1, failures: ['e2e: no test ran'] })
  })

  it('leaves a good stage and a failed one as they are', () => {
    expect(judged('unit', { ...NOTHING, passed: 3 }, 0)).toEqual({ ...NOTHING, passed: 3 })
    expect(judged('unit', { ...NOTHING, failed: 2 }, 1)).toEqual({ ...NOTHING, failed: 2 })
  })
})

it('sums all stages into the last line', () => {
  const skipping = { passed: 40, failed: 1, skips: [{ name: 'a', reason: 'b' }], failures: ['x'] }
  const sum = sumOf([tallyOfCheck('lint', true), tallyOfCheck('types', false), skipping, tallyOfCrash('e2e', 'gone')])
  expect(lastLine(sum)).toBe('41 passed, 3 failed, 1 skipped')
  expect(sum.failures).toEqual(['types', 'x', 'e2e: gone'])
})
