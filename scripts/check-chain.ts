// `npm run check:chain -- FILE`: says whether a book's history is whole. Ends with 0 when it is, 1 when it is not.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { checkChain } from '../src/main/orders/audit/check-chain.ts'
import type { ChainBreak } from '../src/shared/history-chain.ts'

const MEANING: Readonly<Record<ChainBreak['kind'], string>> = {
  altered: 'the line was changed after it was written',
  unlinked: 'the line does not follow the line before it',
  missing: 'lines are gone before this one',
  unhashed: 'the line was put in without a hash',
  'before-chain': 'a line from before the chain was changed',
  'cut-off': 'the second copy or the marker knows later lines',
  'second-copy': 'the second copy holds another line',
  order: 'the order or its money is not what its lines say',
}

function describe({ kind, line, orderId, lines }: ChainBreak): string {
  const where = orderId === null ? `line ${line}` : `line ${line} (${orderId})`
  return `  ${where}: ${MEANING[kind]}${lines === undefined ? '' : `: ${lines}`}`
}

async function main([file]: string[]): Promise<number> {
  if (file === undefined || !existsSync(file)) {
    console.error('Name the file of a book: npm run check:chain -- path/to/book.sqlite')
    return 2
  }
  const report = await checkChain(resolve(file))
  const { lines, linked, compared, head, breaks, breakCount } = report
  console.log(`${lines} lines, ${linked} linked, ${compared} compared with the second copy, head ${head}`)
  console.log(breakCount === 0 ? 'The history is whole.' : `The history is broken in ${breakCount} places:`)
  for (const found of breaks) console.log(describe(found))
  return breakCount === 0 ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
