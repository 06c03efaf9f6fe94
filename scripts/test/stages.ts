import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { forgetBuild, markBuilt } from '../build.ts'
import { QUICK_CHECKS, RULES } from '../lint/checks.ts'
import type { Check } from '../lint/checks.ts'
import { TOOLS } from '../tools.ts'
import { capture } from './capture.ts'
import type { Captured } from './capture.ts'
import { tallyOfPlaywright } from './playwright-report.ts'
import type { PlaywrightReport } from './playwright-report.ts'
import { SKIP_REASONS_FILE } from './skip-reasons-reporter.ts'
import { judged, tallyOfCheck, tallyOfCrash } from './tally.ts'
import type { Tally } from './tally.ts'
import { tallyOfVitest, wanted } from './vitest-report.ts'
import type { VitestReport } from './vitest-report.ts'

/** What a stage needs: where the project lies and the environment that knows Electron. */
export interface Ground {
  readonly projectFolder: string
  readonly env: NodeJS.ProcessEnv
}

/** `output` is what the tool printed; it is shown when something failed. */
export interface StageResult {
  readonly tally: Tally
  readonly output: string
}

/** `needs`: a stage without which this one cannot run. */
export interface Stage {
  readonly name: string
  readonly needs?: string
  readonly run: (ground: Ground) => Promise<StageResult>
}

/** Stages that run one after the other. */
export type Lane = readonly Stage[]

/**
 * What runs at the same time. All checks, types and unit tests only compute, one after the other; beside them go tests with
 * servers, files and processes, which take longest and mostly wait for those. Windows share the machine with nothing.
 */
export const STEPS: readonly (readonly Lane[])[] = [
  [
    [
      stageOf(RULES),
      ...QUICK_CHECKS.map(stageOf),
      stageOf({ name: 'types', given: [TOOLS.types, '--build'] }),
      { name: 'unit', run: (ground) => vitest('unit', 'here', ground) },
    ],
    [{ name: 'integration', run: (ground) => vitest('integration', 'desktop', ground) }],
  ],
  [
    [
      { name: 'build', run: build },
      { name: 'e2e', needs: 'build', run: playwright },
    ],
  ],
]

function stageOf({ name, given }: Check): Stage {
  const run = async ({ env }: Ground): Promise<StageResult> => {
    const { code, text } = await capture({ command: process.execPath, given, env }, 'here')
    return { tally: tallyOfCheck(name, code === 0), output: text }
  }
  return { name, run }
}

/** The build is no check of its own in the sum unless it fails: e2e shows whether it is good. */
export async function build({ projectFolder, env }: Ground): Promise<StageResult> {
  forgetBuild(projectFolder)
  const given = [TOOLS.electronVite, 'build']
  const { code, text } = await capture({ command: process.execPath, given, env }, 'here')
  if (code === 0) markBuilt(projectFolder)
  const none: Tally = { passed: 0, failed: 0, skips: [], failures: [] }
  return { tally: code === 0 ? none : tallyOfCrash('build', `exit code ${String(code)}`), output: text }
}

/** Some tests of a stage: of these files, those whose whole name matches. */
export interface Choice {
  readonly files: readonly string[]
  /** Source of a pattern. */
  readonly named: string
}

export async function vitest(
  project: string,
  where: 'here' | 'desktop',
  ground: Ground,
  only?: Choice,
): Promise<StageResult> {
  const report = freshReport(ground, project)
  const reasons = freshReport(ground, `${project}-skip-reasons`)
  const reporters = ['default', 'json', join(import.meta.dirname, 'skip-reasons-reporter.ts')]
  const chosen = only === undefined ? [] : [...only.files, '-t', only.named]
  const given = [TOOLS.vitest, 'run', '--project', project, ...reporters.map((name) => `--reporter=${name}`), ...chosen]
  const env = { ...ground.env, ...keptCompiled(ground), [SKIP_REASONS_FILE]: reasons }
  const command = { command: process.execPath, given: [...given, `--outputFile.json=${report}`], env }
  const ended = await capture(command, where)
  // The tools write these files for machines; their shape is the tools' documented one.
  const notes = new Map(existsSync(reasons) ? (readJson(reasons) as [string, string][]) : [])
  return resultOf(project, ended, () => tallyOfVitest(wanted(readJson(report) as VitestReport, only), notes))
}

/**
 * Tests start hundreds of processes and threads from the same modules: what Node made of them is kept for the next. Not
 * for windows: the app would run with a variable that no shop has.
 */
function keptCompiled({ projectFolder }: Ground): NodeJS.ProcessEnv {
  return { NODE_COMPILE_CACHE: join(projectFolder, 'reports', 'compiled') }
}

export async function playwright(ground: Ground, only?: Choice): Promise<StageResult> {
  const report = freshReport(ground, 'e2e')
  const chosen = only === undefined ? [] : [...only.files, '--grep', only.named]
  const given = [TOOLS.playwright, 'test', '--project=e2e', '--reporter=list,json', ...chosen]
  const env = { ...ground.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  // Every worker opens a desktop of its own.
  const ended = await capture({ command: process.execPath, given, env }, 'here')
  return resultOf('e2e', ended, () => tallyOfPlaywright(readJson(report) as PlaywrightReport))
}

function resultOf(stage: string, { code, text }: Captured, count: () => Tally): StageResult {
  try {
    return { tally: judged(stage, count(), code), output: text }
  } catch (cause) {
    const why = `exit code ${String(code)} and no readable report (${String(cause)})`
    return { tally: tallyOfCrash(stage, why), output: text }
  }
}

/** An old report must not be taken for the new one. */
function freshReport({ projectFolder }: Ground, name: string): string {
  const folder = join(projectFolder, 'reports')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  rmSync(file, { force: true })
  return file
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
