import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SetUpProblem } from '../setup/set-up-problem.mjs'
import { build, playwright, vitest } from '../test/stages.ts'
import type { Choice, Ground, StageResult } from '../test/stages.ts'
import { lastLine, sumOf, tallyOfCrash } from '../test/tally.ts'
import type { Tally } from '../test/tally.ts'
import { filesAbout } from './fault-files.ts'
import type { FaultStage } from './fault-files.ts'
import { faultResults } from './fault-results.ts'
import { FAULTS } from './fault-table.ts'
import { faultPattern } from './fault-token.ts'
import { withFigures, type FiguresOf } from './figures-table.ts'
import { longEnvironment } from './long-runs.ts'
import { removeDefences } from './remove-defences.ts'

const STAGES: readonly FaultStage[] = ['unit', 'integration', 'e2e']

/**
 * Runs the tests about the faults of a till: all of them, or those of the numbers given. `--long` tries as often as
 * each can be tried, takes five defences away, and writes the figures of docs/faults.md.
 * @returns exit code: 0 when something ran and nothing failed
 */
export async function testFaults(given: readonly string[], ground: Ground): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...given],
    options: { long: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const faults = chosenFaults(positionals)
  const at = values.long ? { ...ground, env: longEnvironment(ground.env) } : ground
  for (const stage of STAGES) rmSync(join(ground.projectFolder, 'reports', `${stage}.json`), { force: true })
  const tallies: Tally[] = []
  for (const stage of STAGES) tallies.push(await runStage(stage, faults, at))
  const removed = values.long ? await removeDefences([], at) : null
  if (removed !== null) tallies.push(removed.tally)
  const sum = sumOf(tallies)
  if (removed !== null) writeFigures(at, { removed: removed.lines, line: lastLine(sum), ran: faults })
  for (const failure of sum.failures) console.log(`failed: ${failure}`)
  for (const skip of sum.skips) console.log(`skipped: ${skip.name}: ${skip.reason}`)
  console.log(lastLine(sum))
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1
}

function chosenFaults(named: readonly string[]): readonly number[] {
  const all = FAULTS.map(({ number }) => number)
  const wrong = named.find((one) => !all.includes(Number(one)))
  if (wrong === undefined) return named.length > 0 ? named.map(Number) : all
  throw new SetUpProblem('the tests did not start', `there is no fault "${wrong}".`, 'name any of 1 to 30, or none')
}

async function runStage(stage: FaultStage, faults: readonly number[], ground: Ground): Promise<Tally> {
  const files = filesAbout(stage, faults, ground.projectFolder)
  if (files.length === 0) return sumOf([])
  const all = faults.length === FAULTS.length
  const named = all ? faultPattern(null) : faults.map((number) => `(?:${faultPattern(number)})`).join('|')
  console.log(`== ${stage}: ${files.length} files`)
  const started = Date.now()
  const { tally, output } = await run(stage, ground, { files, named }).catch((cause: unknown) => ({
    tally: tallyOfCrash(stage, String(cause)),
    output: '',
  }))
  if (tally.failed > 0) console.log(output.trimEnd())
  console.log(`   ${stage} ${lastLine(tally)}, ${((Date.now() - started) / 1000).toFixed(1)} s`)
  return tally
}

async function run(stage: FaultStage, ground: Ground, only: Choice): Promise<StageResult> {
  if (stage === 'unit') return vitest('unit', 'here', ground, only)
  if (stage === 'integration') return vitest('integration', 'desktop', ground, only)
  const built = await build(ground)
  return built.tally.failed > 0 ? built : playwright(ground, only)
}

interface Ran extends Pick<FiguresOf, 'removed' | 'ran'> {
  readonly line: string
}

function writeFigures({ projectFolder, env }: Ground, { removed, line, ran }: Ran): void {
  const file = join(projectFolder, 'docs', 'faults.md')
  const day = new Date().toISOString().slice(0, 10)
  const heading = `Run of ${day} on ${platform()} ${arch()} with ${cpus().length} processors: ${line}.`
  const figures = { results: faultResults(projectFolder), env, heading, removed, ran }
  writeFileSync(file, withFigures(readFileSync(file, 'utf8'), figures))
}
