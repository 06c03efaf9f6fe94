import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { BOOK_FILE } from '../src/main/orders/backup/book-paths.ts'
import { atLeast, atMost, oursAtMost, ROUNDS, type Benchmark, type Given, type Measured } from './benchmark.ts'
import { median, rounds, short } from './figures.ts'
import { sample } from './sample.ts'

export type ExportSide = 'ours' | 'csv-stringify' | 'papaparse' | 'our reading' | 'ordinary reading'
export interface ExportGiven {
  readonly side: ExportSide
  readonly book: string
  readonly path: string
  readonly encoding: 'utf-8-bom' | 'cp932'
}
/** What one process measured: ms of the whole export, MB that its memory grew by at most, p99 of the loop's delay in ms. */
export interface ExportSample {
  readonly ms: number
  readonly grownMb: number
  readonly loopMs: number
}

/**
 * From the same book to the same bytes on disk. The peers are fed as their users feed them: a typed query for pages of the
 * needed columns, each row an array of texts (ordinary-rows.ts), then the package at its fastest settings with formulas
 * guarded. Ours goes as the app does: its own reader, in a thread that first starts, flushed and renamed. The files are
 * compared byte by byte, and the note tells how much of each time is reading.
 */
export const exporting: Benchmark = { id: 'B4', run: (given) => measure(given, 'utf-8-bom') }
export const exportingCp932: Benchmark = { id: 'B4B', run: (given) => measure(given, 'cp932') }

type Samples = Readonly<Record<ExportSide, ExportSample[]>>

async function measure({ book, work, say }: Given, encoding: ExportGiven['encoding']): Promise<readonly Measured[]> {
  const { bookFolder } = await book()
  const sides: ExportSide[] = encoding === 'cp932' ? ['ours', 'csv-stringify'] : ['ours', 'csv-stringify', 'papaparse']
  const samples: Samples = {
    ...{ ours: [], 'csv-stringify': [], papaparse: [] },
    ...{ 'our reading': [], 'ordinary reading': [] },
  }
  const files = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of [...sides, 'our reading', 'ordinary reading'] as const) {
      const path = join(work, `${side}.csv`)
      const asked: ExportGiven = { side, book: join(bookFolder, BOOK_FILE), path, encoding }
      const one = await sample<ExportSample>('export.ts', asked)
      samples[side].push(one)
      if (existsSync(path)) files.add(createHash('sha256').update(readFileSync(path)).digest('hex'))
      rmSync(path, { force: true })
      say(
        `B4 ${encoding} round ${round + 1}: ${side} ${short(one.ms)} ms, ${short(one.grownMb)} MB, loop ${short(one.loopMs)} ms`,
      )
    }
  }
  if (files.size !== 1) throw new Error('the sides did not write the same file')
  return encoding === 'cp932' ? [speed(samples, 'csv-stringify', 'B4b')] : figures(samples)
}

const NAMES = { 'csv-stringify': 'csv-stringify stream', papaparse: 'papaparse unparse' } as const

function speed(samples: Samples, peer: keyof typeof NAMES, id: string): Measured {
  const ms = (side: ExportSide): number[] => samples[side].map((one) => one.ms)
  const goal = peer === 'papaparse' ? 2 : 1.5
  const peerName = id === 'B4b' ? `${NAMES[peer]} + iconv-lite stream` : NAMES[peer]
  const what = id === 'B4b' ? 'export the book as CP932' : 'export the book'
  const reading = `reading alone takes ours ${short(median(ms('our reading')))} ms, the peer ${short(median(ms('ordinary reading')))} ms`
  const note = `${rounds(ms('ours'), ms(peer), 'ms')}; same bytes from every side; ${reading}`
  return atLeast({ id, what, unit: 'ms', ours: median(ms('ours')), peer: median(ms(peer)), peerName, goal, note })
}

function figures(samples: Samples): readonly Measured[] {
  const grown = (side: ExportSide): number[] => samples[side].map((one) => one.grownMb)
  const memory = (peer: keyof typeof NAMES, goal: number): Measured =>
    atMost({
      ...{ id: 'B4', what: 'memory growth of the export', unit: 'MB', goal, peerName: NAMES[peer] },
      ...{ ours: median(grown('ours')), peer: median(grown(peer)), note: rounds(grown('ours'), grown(peer), 'MB') },
    })
  const loop = (side: ExportSide): number[] => samples[side].map((one) => one.loopMs)
  return [
    speed(samples, 'csv-stringify', 'B4'),
    speed(samples, 'papaparse', 'B4'),
    memory('csv-stringify', 1 / 2),
    memory('papaparse', 1 / 8),
    oursAtMost({
      ...{
        id: 'B4',
        what: 'p99 of the loop delay while exporting',
        unit: 'ms',
        goal: 50,
        peerName: NAMES['csv-stringify'],
      },
      ...{ ours: median(loop('ours')), peer: median(loop('csv-stringify')) },
      note: rounds(loop('ours'), loop('csv-stringify'), 'ms'),
    }),
  ]
}
