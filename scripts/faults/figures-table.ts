import { FAULTS } from './fault-table.ts'
import type { FaultResult } from './fault-results.ts'
import { longWords } from './long-runs.ts'

const BEGIN = '<!-- figures: written by npm run test:faults -- --long -->'
const END = '<!-- end of figures -->'

/** What is known of the run beside its tests. */
export interface FiguresOf {
  readonly results: readonly FaultResult[]
  readonly env: NodeJS.ProcessEnv
  /** One line about the run: when, on what, and its count. */
  readonly heading: string
  /** A line for every defence that was taken away. */
  readonly removed: readonly string[]
  /** Numbers of the faults that were run: the rows of all others stay as they are. */
  readonly ran: readonly number[]
}

/**
 * The document with new figures between its marks: all of them, or after a run of some faults their rows alone, with a
 * line about that run. Throws when the marks are gone.
 */
export function withFigures(document: string, figures: FiguresOf): string {
  const [before, rest] = document.split(BEGIN)
  const [former, after] = rest?.split(END) ?? []
  if (before === undefined || former === undefined || after === undefined)
    throw new Error('docs/faults.md has lost the marks of its figures')
  const isWhole = FAULTS.every(({ number }) => figures.ran.includes(number))
  return `${before}${BEGIN}\n\n${isWhole ? table(figures) : withRows(former.trim(), figures)}\n\n${END}${after}`
}

/** Begins the line about a later run of some faults. */
const AGAIN = 'Tried again: '

function withRows(former: string, figures: FiguresOf): string {
  const rows = rowsOf(figures)
  const lines = former.split('\n').map((line) => {
    const number = Number(/^\| (\d+) \|/u.exec(line)?.[1])
    return (figures.ran.includes(number) ? rows.get(number) : undefined) ?? line
  })
  return [...lines, '', `${AGAIN}${figures.ran.join(', ')}. ${figures.heading}`, ...figures.removed].join('\n')
}

function table(figures: FiguresOf): string {
  const { heading, removed } = figures
  const head = ['| # | fault | defence | test | runs tried | result |', '|---|---|---|---|---|---|']
  const rows = rowsOf(figures).values()
  return [heading, '', ...head, ...rows, '', 'Defences taken away by the same run:', '', ...removed].join('\n')
}

/** A row for each fault, by its number. */
function rowsOf({ results, env }: FiguresOf): ReadonlyMap<number, string> {
  const rows = FAULTS.map((fault): [number, string] => {
    const own = results.find((one) => one.fault === fault.number)
    const { passed, failed, skipped } = own ?? { passed: 0, failed: 0, skipped: 0 }
    const tried = [`${passed + failed} tests`, ...(skipped > 0 ? [`${skipped} not here`] : [])]
    const cells = [
      ...[`${fault.number}`, fault.title, paths(fault.defence), paths(fault.tests)],
      ...[[...tried, ...longWords(fault.number, env)].join(', '), verdict(passed, failed)],
    ]
    return [fault.number, `| ${cells.join(' | ')} |`]
  })
  return new Map(rows)
}

function verdict(passed: number, failed: number): string {
  if (failed > 0) return `**${failed} failed**`
  return passed > 0 ? 'held' : 'not run'
}

function paths(files: readonly string[]): string {
  return files.map((file) => `\`${file}\``).join('<br>')
}
