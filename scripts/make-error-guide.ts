// Joins the shop's tables (error-guide, acquirers) with our words for them into the JSON the app ships:
// edit resources/source/*.tsv, then run `node scripts/make-error-guide.ts`. A unit test fails when that was forgotten.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const resources = join(import.meta.dirname, '..', 'resources')

type Row = Readonly<Record<string, string>>

const OUTCOMES: Row = { not_charged: 'not-charged', unknown: 'unknown', 変更無し: 'unchanged' }

function readTable(name: string): readonly Row[] {
  const [head = '', ...lines] = readFileSync(join(resources, 'source', `${name}.tsv`), 'utf8')
    .trimEnd()
    .split('\n')
  const columns = head.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    if (cells.length !== columns.length) throw new Error(`${name}.tsv: ${line} has ${String(cells.length)} columns`)
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
  })
}

/** Rows by their first column, which is left out; empty cells too. */
function readByKey(name: string): ReadonlyMap<string, Row> {
  return new Map(
    readTable(name).map((row) => {
      const [[, key] = ['', ''], ...cells] = Object.entries(row)
      return [key, Object.fromEntries(cells.filter(([, cell]) => cell !== ''))]
    }),
  )
}

function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`${what} has no words`)
  return found
}

/** The content of error-guide.json. */
export function errorGuideFromTables(): object {
  const words = readByKey('error-words')
  const advice = readByKey('advice-words')
  const entries = readTable('error-guide').map(({ errInfo = '', errCode, outcome = '', action, retrySameCard }) => ({
    code: errInfo,
    errCode,
    outcome: must(OUTCOMES[outcome], outcome),
    action,
    retrySameCard,
    ...must(words.get(errInfo), errInfo),
  }))
  for (const { action = '' } of readTable('error-actions')) must(advice.get(action), action)
  return {
    entries,
    advice: Object.fromEntries(advice),
    fields: Object.fromEntries(readByKey('code-fields')),
    kinds: Object.fromEntries(readByKey('code-kinds')),
  }
}

/** The content of acquirers.json: keys in lower case, because the provider's codes differ in case only by accident. */
export function acquirersFromTables(): object {
  const words = readByKey('acquirer-words')
  return Object.fromEntries(
    readTable('acquirers').map(({ forward = '' }) => [forward.toLowerCase(), must(words.get(forward), forward)]),
  )
}

function write(name: string, content: object): void {
  writeFileSync(join(resources, name), `${JSON.stringify(content, null, 2)}\n`)
}

if (process.argv[1] === import.meta.filename) {
  write('error-guide.json', errorGuideFromTables())
  write('acquirers.json', acquirersFromTables())
}
