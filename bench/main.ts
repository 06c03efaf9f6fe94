// npm run bench: ours and peers beside each other in the same run. Started by scripts/task.ts on a desktop of its own.
//   --only B1,B3    only these      --rows N      orders in the book (100000)
//   --json FILE     figures as JSON --folder DIR  where the measured files lie (the temporary folder)
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { append } from './append.ts'
import type { Benchmark, Given, Measured } from './benchmark.ts'
import { bundle } from './bundle.ts'
import { exporting, exportingCp932 } from './export.ts'
import { short } from './figures.ts'
import { diskLine, machineLine } from './machine.ts'
import { makeBook, type MadeBook } from './make-book.ts'
import { open } from './open.ts'
import { receipts } from './receipts.ts'
import { scrolling } from './scrolling.ts'
import { search } from './search.ts'
import { loadMain, start } from './start.ts'
import { typing } from './typing.ts'
import { watch } from './watch.ts'

const BENCHMARKS = [
  append,
  open,
  search,
  watch,
  receipts,
  scrolling,
  bundle,
  typing,
  exporting,
  exportingCp932,
  start,
  loadMain,
]

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: BENCHMARKS.map(({ id }) => id).join() },
    rows: { type: 'string', default: '100000' },
    json: { type: 'string' },
    folder: { type: 'string', default: join(tmpdir(), 'uketsuke-bench') },
  },
})
const folder = resolve(values.folder)
const rows = Number(values.rows)
const wanted = values.only.split(',').map((id) => id.trim().toUpperCase())
const chosen = BENCHMARKS.filter(({ id }) => wanted.includes(id))

/** Figures as one table, each with what belongs to it below. */
function report(measured: readonly Measured[]): void {
  for (const { id, what, unit, ours, peer, peerName, ratio, goal, rule, ok, note } of measured) {
    const goals = `${rule} ${short(goal)}`
    console.log(`\n${id} ${ok ? 'ok  ' : 'MISS'} ${what}`)
    console.log(`   ours ${short(ours)} ${unit}, peer ${short(peer)} ${unit}, ratio ${short(ratio)} (goal: ${goals})`)
    console.log(`   peer: ${peerName}\n   ${note}`)
  }
}

/** One that breaks must not take the figures of the others with it. */
async function runOne(benchmark: Benchmark, given: Given): Promise<readonly Measured[]> {
  try {
    return await benchmark.run(given)
  } catch (cause) {
    console.error(`${benchmark.id} BROKE`, cause)
    process.exitCode = 1
    return []
  }
}

async function main(): Promise<number> {
  if (!Number.isInteger(rows) || rows < 1000 || chosen.length !== wanted.length) {
    console.error(`--rows takes a number from 1000, --only some of ${BENCHMARKS.map(({ id }) => id).join()}`)
    return 2
  }
  mkdirSync(folder, { recursive: true })
  console.log(
    `machine: ${machineLine()}\ndisk: ${diskLine(folder)}\nrows: ${rows.toLocaleString('en-US')}; medians of 5`,
  )
  const work = mkdtempSync(join(folder, 'run-'))
  let made: Promise<MadeBook> | null = null
  const given: Given = {
    rows,
    work,
    say: console.log,
    book: () => (made ??= makeBook({ folder, rows, say: console.log })),
  }
  const measured: Measured[] = []
  try {
    for (const benchmark of chosen) measured.push(...(await runOne(benchmark, given)))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  report(measured)
  if (values.json !== undefined) writeFileSync(resolve(values.json), `${JSON.stringify(measured, null, 2)}\n`)
  const met = measured.filter(({ ok }) => ok).length
  console.log(`\n${met} of ${measured.length} goals met; ${machineLine().split('; ').at(-1) ?? ''} at the end`)
  return Number(process.exitCode ?? 0)
}

process.exitCode = await main()
