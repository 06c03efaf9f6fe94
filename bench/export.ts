import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { BOOK_FILE } from '../src/main/orders/backup/book-paths.ts'
import { atLeast, atMost, oursAtMost, ROUNDS, type Benchmark, type Given, type Measured } from './benchmark.ts'
import { median, rounds, short } from './figures.ts'
import { sample } from './sample.ts'

export type ExportSide = 'ours' | 'csv-stringify' | 'papaparse'
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
 * Every side reads the book by the same reader, columns and cells, guards formulas and writes with its fastest settings;
 * the files are compared byte by byte. Ours writes as the app does: in a thread, flushed and renamed.
 */
export const exporting: Benchmark = { id: 'B4', run: (given) => measure(given, 'utf-8-bom') }
export const exportingCp932: Benchmark = { id: 'B4B', run: (given) => measure(given, 'cp932') }

type Samples = Readonly<Record<ExportSide, ExportSample[]>>

async function measure({ book, work, say }: Given, encoding: ExportGiven['encoding']): Promise<readonly Measured[]> {
  const { bookFolder } = await book()
  const sides: ExportSide[] = encoding === 'cp932' ? ['ours', 'csv-stringify'] : ['ours', 'csv-stringify', 'papaparse']
  const samples: Samples = { ours: [], 'csv-stringify': [], papaparse: [] }
  const files = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of sides) {
      const path = join(work, `${side}.csv`)
      const asked: ExportGiven = { side, book: join(bookFolder, BOOK_FILE), path, encoding }
      const one = await sample<ExportSample>('export.ts', asked)
      samples[side].push(one)
      files.add(createHash('sha256').update(readFileSync(path)).digest('hex'))
      rmSync(path)
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
  const note = `${rounds(ms('ours'), ms(peer), 'ms')}; same bytes from every side, the same reader of the book`
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
