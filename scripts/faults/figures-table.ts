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
}

/** The document with new figures between its marks. Throws when the marks are gone. */
export function withFigures(document: string, figures: FiguresOf): string {
  const [before, rest] = document.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error('docs/faults.md has lost the marks of its figures')
  return `${before}${BEGIN}\n\n${table(figures)}\n\n${END}${after}`
}

function table({ results, env, heading, removed }: FiguresOf): string {
  const rows = FAULTS.map((fault) => {
    const own = results.find((one) => one.fault === fault.number)
    const { passed, failed, skipped } = own ?? { passed: 0, failed: 0, skipped: 0 }
    const tried = [`${passed + failed} tests`, ...(skipped > 0 ? [`${skipped} not here`] : [])]
    const cells = [
      ...[`${fault.number}`, fault.title, paths(fault.defence), paths(fault.tests)],
      ...[[...tried, ...longWords(fault.number, env)].join(', '), verdict(passed, failed)],
    ]
    return `| ${cells.join(' | ')} |`
  })
  const head = ['| # | fault | defence | test | runs tried | result |', '|---|---|---|---|---|---|']
  return [heading, '', ...head, ...rows, '', 'Defences taken away by the same run:', '', ...removed].join('\n')
}

function verdict(passed: number, failed: number): string {
  if (failed > 0) return `**${failed} failed**`
  return passed > 0 ? 'held' : 'not run'
}

function paths(files: readonly string[]): string {
  return files.map((file) => `\`${file}\``).join('<br>')
}
