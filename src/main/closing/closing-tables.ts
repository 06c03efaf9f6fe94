import type { ClosingFigures, ClosingLine } from '../../shared/closing.ts'
import type { Yen } from '../../shared/money.ts'
import { DIVISIONS, METHODS } from '../../shared/order.ts'
import type { SaleSums } from '../../shared/sale-sums.ts'
import type { MainText } from '../text.ts'
import type { ClosingWords } from './closing-words.ts'

export interface DayText {
  readonly text: MainText
  readonly words: ClosingWords
}

/** One line of a table of the day: count, and yen where the table has them. */
export interface DayLine {
  readonly item: string
  readonly orders: number
  /** What outcomes and entries came to; null where the sums say it. */
  readonly yen: Yen | null
  readonly sums: SaleSums | null
}

export interface DayTable {
  readonly title: string
  /** The items mean themselves, as an operator's number does; those of other tables are words of ours. */
  readonly named?: boolean
  readonly lines: readonly DayLine[]
}

/** The day's tables in words, in the order of the screen. */
export function dayTables(figures: ClosingFigures, { text, words }: DayText): readonly DayTable[] {
  const plain = (item: string, orders: number, yen: Yen): DayLine => ({ item, orders, yen, sums: null })
  const summed = (lines: readonly ClosingLine[], wordsOf: (key: string) => string): DayLine[] =>
    lines.map(({ key, orders, sums }) => ({ item: wordsOf(key), orders, yen: null, sums }))
  return [
    {
      title: words.outcomes,
      lines: figures.outcomes.map(({ outcome, orders, yen }) => plain(text.outcome[outcome], orders, yen)),
    },
    { title: words.methods, lines: summed(figures.methods, (key) => methodItem(key, { text, words })) },
    { title: words.divisions, lines: summed(figures.divisions, (key) => divisionItem(key, text)) },
    {
      title: words.operators,
      named: true,
      lines: summed(figures.operators, (key) => (key === '' ? words.noOperator : key)),
    },
    {
      title: words.entries,
      lines: figures.entries.map(({ kind, entries, yen }) => plain(words.entry[kind], entries, yen)),
    },
  ].filter(({ lines }) => lines.length > 0)
}

function methodItem(key: string, { text, words }: DayText): string {
  const [method, times] = key.split('/')
  const known = METHODS.find((one) => one === method)
  if (known === undefined) return words.noCharge
  return times === undefined ? text.method[known] : `${text.method[known]}${words.times(times)}`
}

function divisionItem(key: string, text: MainText): string {
  const known = DIVISIONS.find((one) => one === key)
  return known === undefined ? key : text.division[known]
}
