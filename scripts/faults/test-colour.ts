import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { capture } from '../test/capture.ts'
import { namedTests } from '../test/playwright-report.ts'
import type { PlaywrightReport } from '../test/playwright-report.ts'
import type { VitestReport } from '../test/vitest-report.ts'
import { TOOLS } from '../tools.ts'
import type { Defence } from './defence-table.ts'

/** How the named tests ended: `broken` when they could not even be run. */
export type Colour = 'red' | 'green' | 'broken'

/** Where the tests run, with the environment that knows Electron. */
export interface Place {
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
}

/** A test in one word for both tools. */
interface Ended {
  readonly name: string
  readonly end: 'passed' | 'failed' | 'skipped'
}

/** Runs the tests of one defence in a copy of the project. */
export async function colourOf(defence: Defence, place: Place): Promise<Colour> {
  const report = join(place.folder, 'defence.json')
  rmSync(report, { force: true })
  const ended = await (defence.project === 'e2e' ? windowTests : vitestTests)(defence, place, report)
  const own = ended.filter(({ name }) => name.includes(defence.named))
  if (own.some(({ end }) => end === 'failed')) return 'red'
  return own.some(({ end }) => end === 'passed') ? 'green' : 'broken'
}

async function vitestTests({ project, test, named }: Defence, place: Place, report: string): Promise<Ended[]> {
  const choice = ['--project', project, test, '-t', escaped(named)]
  await run([TOOLS.vitest, 'run', ...choice, '--reporter=json', `--outputFile.json=${report}`], place)
  if (!existsSync(report)) return []
  // Vitest writes this file for machines; its shape is the documented one.
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as VitestReport
  return testResults
    .flatMap((file) => file.assertionResults)
    .map(({ fullName, status }) => ({ name: fullName, end: endOf(status) }))
}

/** The app as it is in the copy: built anew each time. */
async function windowTests({ test, named }: Defence, place: Place, report: string): Promise<Ended[]> {
  if ((await run([TOOLS.electronVite, 'build'], place)) !== 0) return []
  const env = { ...place.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const choice = [test, '--grep', escaped(named)]
  await run([TOOLS.playwright, 'test', '--project=e2e', '--reporter=json', ...choice], { ...place, env })
  if (!existsSync(report)) return []
  // Playwright's file for machines, as documented.
  return namedTests(JSON.parse(readFileSync(report, 'utf8')) as PlaywrightReport).map(({ name, test: { status } }) => ({
    name,
    end: status === 'expected' ? 'passed' : status === 'skipped' ? 'skipped' : 'failed',
  }))
}

function endOf(status: string): Ended['end'] {
  return status === 'passed' || status === 'failed' ? status : 'skipped'
}

async function run(given: readonly string[], { folder, env }: Place): Promise<number> {
  const { code } = await capture({ command: process.execPath, given: [...given], env, cwd: folder }, 'here')
  return code
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
}
