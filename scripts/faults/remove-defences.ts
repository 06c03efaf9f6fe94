import { parseArgs } from 'node:util'
import type { Ground } from '../test/stages.ts'
import { lastLine, sumOf } from '../test/tally.ts'
import type { Tally } from '../test/tally.ts'
import { drawDefences } from './chosen-defences.ts'
import { DEFENCES } from './defence-table.ts'
import type { Defence } from './defence-table.ts'
import { copyProject } from './project-copy.ts'
import type { ProjectCopy } from './project-copy.ts'
import { colourOf } from './test-colour.ts'

const USUAL_COUNT = 5

/** What became of the tests, and a line of Markdown for each defence. */
export interface Removed {
  readonly tally: Tally
  readonly lines: readonly string[]
}

/**
 * Takes defences away, one at a time, in a copy of the project, and expects the test of each to fail: five drawn by
 * chance (the same by the same `--seed`), `--all`, or those of the faults given.
 */
export async function removeDefences(given: readonly string[], ground: Ground): Promise<Removed> {
  const { chosen, how } = choose(given)
  console.log(`== defences: ${chosen.length} of ${DEFENCES.length}, ${how}`)
  const copy = copyProject(ground.projectFolder)
  const ended: { tally: Tally; line: string }[] = []
  try {
    for (const defence of chosen) ended.push(await removeOne(defence, copy, ground))
  } finally {
    copy.remove()
  }
  const tally = sumOf(ended.map((one) => one.tally))
  console.log(`   defences ${lastLine(tally)}`)
  return { tally, lines: [`Of ${DEFENCES.length}, ${how}:`, '', ...ended.map(({ line }) => line)] }
}

function choose(given: readonly string[]): { readonly chosen: readonly Defence[]; readonly how: string } {
  const { values, positionals } = parseArgs({
    args: [...given],
    options: { all: { type: 'boolean', default: false }, seed: { type: 'string' } },
    allowPositionals: true,
  })
  if (values.all) return { chosen: DEFENCES, how: 'all' }
  if (positionals.length > 0) {
    const chosen = DEFENCES.filter(({ fault }) => positionals.includes(String(fault)))
    return { chosen, how: `those of ${positionals.join(', ')}` }
  }
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  return { chosen: drawDefences(DEFENCES, USUAL_COUNT, seed), how: `drawn with seed ${seed}` }
}

async function removeOne(defence: Defence, copy: ProjectCopy, { env }: Ground) {
  const place = { folder: copy.folder, env }
  const before = await colourOf(defence, place)
  const trouble =
    before === 'green' ? copy.replace(defence.file, defence.text, defence.without) : `its test is ${before}`
  const colour = trouble === null ? await colourOf(defence, place) : 'broken'
  copy.mend(defence.file)
  const held = colour === 'red'
  const name = `fault ${defence.fault}: ${defence.what}`
  const why = trouble === null ? `without it ${defence.test} is ${colour}` : trouble
  console.log(`   ${held ? 'red as it should be' : 'NOT SEEN'}: ${name}${held ? '' : ` (${why})`}`)
  const failures = held ? [] : [`${name}: ${why}`]
  const tally: Tally = { passed: held ? 1 : 0, failed: held ? 0 : 1, skips: [], failures }
  return {
    tally,
    line: `- fault ${defence.fault}, ${defence.what} (\`${defence.file}\`): \`${defence.test}\` ${colour}`,
  }
}
