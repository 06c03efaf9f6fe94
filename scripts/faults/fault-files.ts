import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultsIn } from './fault-token.ts'

/** Where the tests of a stage lie, and how their files end. */
const STAGES = [
  { stage: 'unit', folder: 'test/unit', end: '.test.ts' },
  { stage: 'integration', folder: 'test/integration', end: '.test.ts' },
  { stage: 'integration', folder: 'test/faults', end: '.test.ts' },
  { stage: 'e2e', folder: 'test/e2e', end: '.e2e.ts' },
] as const

export type FaultStage = (typeof STAGES)[number]['stage']

/** The files of a stage with a test about one of these faults, from the project's folder. */
export function filesAbout(stage: FaultStage, faults: readonly number[], projectFolder: string): readonly string[] {
  return STAGES.filter((one) => one.stage === stage).flatMap(({ folder, end }) =>
    readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(end))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => faultsIn(readFileSync(join(projectFolder, path), 'utf8')).some((one) => faults.includes(one)))
      .sort(),
  )
}
