import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { STEPS } from './test/stages.ts'
import type { Ground, Lane, Stage, StageResult } from './test/stages.ts'
import { lastLine, sumOf, tallyOfCrash } from './test/tally.ts'
import type { Tally } from './test/tally.ts'
import { SetUpProblem } from './setup/set-up-problem.mjs'
import { listenForStop, STOPPED } from './stop-request.ts'

const STAGES: readonly Stage[] = STEPS.flat(2)

/** What the stages came to so far, by name. */
type Tallies = Map<string, Tally>

/**
 * Runs all stages, or the named ones, and prints the sum as the last line.
 * @param names none for all
 * @returns exit code: 0 when something ran and nothing failed
 */
export async function runTests(names: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const ground = { projectFolder: join(import.meta.dirname, '..'), env }
  const chosen = new Set(chosenStages(names))
  const tallies: Tallies = new Map()
  const stop = listenForStop()
  for (const step of STEPS) {
    const lanes = step.map((lane) => lane.filter((stage) => chosen.has(stage)))
    await Promise.all(lanes.map((lane) => runLane(lane, ground, { tallies, stopped: () => stop.asked() })))
    if (stop.asked()) return STOPPED
  }
  stop.forget()
  return told(STAGES.flatMap(({ name }) => tallies.get(name) ?? []))
}

/** The sum in the order of the stages, whichever of them ended first. */
function told(tallies: readonly Tally[]): number {
  const sum = sumOf(tallies)
  for (const failure of sum.failures) console.log(`failed: ${failure}`)
  for (const skip of sum.skips) console.log(`skipped: ${skip.name}: ${skip.reason}`)
  console.log(lastLine(sum))
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1
}

interface Run {
  readonly tallies: Tallies
  readonly stopped: () => boolean
}

async function runLane(lane: Lane, ground: Ground, { tallies, stopped }: Run): Promise<void> {
  for (const stage of lane) {
    if (stopped()) return
    tallies.set(stage.name, await runStage(stage, ground, tallies))
  }
}

/** Naming e2e alone includes the build it needs. */
function chosenStages(names: readonly string[]): readonly Stage[] {
  const unknown = names.find((name) => STAGES.every((stage) => stage.name !== name))
  if (unknown !== undefined) {
    const known = STAGES.map((stage) => stage.name).join(', ')
    throw new SetUpProblem('the tests did not start', `there is no stage "${unknown}".`, `name any of: ${known}`)
  }
  const needed = new Set(
    STAGES.flatMap(({ name, needs }) => (needs !== undefined && names.includes(name) ? [needs] : [])),
  )
  return STAGES.filter(({ name }) => names.length === 0 || names.includes(name) || needed.has(name))
}

async function runStage(stage: Stage, ground: Ground, before: ReadonlyMap<string, Tally>): Promise<Tally> {
  if (stage.needs !== undefined && before.get(stage.needs)?.failed !== 0) {
    return tallyOfCrash(stage.name, `not run, because ${stage.needs} failed`)
  }
  console.log(`== ${stage.name}`)
  const started = Date.now()
  const { tally, output } = await stage.run(ground).catch((cause: unknown) => crashOf(stage, cause))
  if (tally.failed > 0) console.log(plain(output).trimEnd())
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`   ${stage.name} ${tally.failed > 0 ? 'FAILED' : 'ok'}, ${lastLine(tally)}, ${seconds} s`)
  return tally
}

/** Some tools colour their output whatever they are told. */
function plain(text: string): string {
  return process.stdout.isTTY ? text : stripVTControlCharacters(text)
}

/** The later stages still run: one broken tool must not hide what the others have to say. */
function crashOf(stage: Stage, cause: unknown): StageResult {
  const why = cause instanceof SetUpProblem ? `${cause.message}: ${cause.why}` : String(cause)
  return { tally: tallyOfCrash(stage.name, why), output: why }
}
