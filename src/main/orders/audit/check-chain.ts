import { dirname, join } from 'node:path'
import type { ChainBreak, ChainReport } from '../../../shared/history-chain.ts'
import { MARKER_FILE } from '../backup/book-paths.ts'
import { readMarker } from '../book/book-marker.ts'
import { pragmaNumber } from '../book/connect.ts'
import { journalLines } from '../book/journal-files.ts'
import { openDatabase, type Database } from '../book/open-database.ts'
import { ChainLinks, type ChainStart } from './chain-links.ts'
import { readHistory } from './read-history.ts'
import { ToldOrders } from './told-orders.ts'

const MOST_BREAKS = 100
const CHAIN_VERSION = 8

/**
 * Follows a book's history from its first line to its last, compares it with the orders and their money entries, and
 * with journal and marker beside the file. Changes nothing; the book may be in use. Throws a DatabaseError where the file cannot be read.
 */
export async function checkChain(book: string): Promise<ChainReport> {
  const database = openDatabase(book, 'read-only')
  try {
    return await new ChainCheck(database, dirname(book)).report()
  } finally {
    database.close()
  }
}

class ChainCheck {
  readonly #database: Database
  readonly #folder: string
  readonly #breaks: ChainBreak[] = []
  readonly #hashes = new Map<number, string>()
  #breakCount = 0

  constructor(database: Database, folder: string) {
    this.#database = database
    this.#folder = folder
  }

  async report(): Promise<ChainReport> {
    const seen = this.#lookAtOneMoment()
    const compared = await this.#compareJournal()
    const breaks = this.#breaks.toSorted((a, b) => a.line - b.line)
    return { ...seen, compared, breaks, breakCount: this.#breakCount }
  }

  /** One moment of the book: others may go on writing to it. */
  #lookAtOneMoment(): Pick<ChainReport, 'lines' | 'linked' | 'newestAt' | 'head'> {
    this.#database.rows('begin deferred')
    try {
      return this.#followLines()
    } finally {
      this.#database.rows('commit')
    }
  }

  #followLines(): Pick<ChainReport, 'lines' | 'linked' | 'newestAt' | 'head'> {
    const links = new ChainLinks(startOf(this.#database), (kind, line, lines) =>
      this.#tell({ kind, line: line.id, orderId: line.order_id, ...(lines === undefined ? {} : { lines }) }),
    )
    const told = new ToldOrders()
    let [lines, newestAt] = [0, null as number | null]
    for (const line of readHistory(this.#database)) {
      links.follow(line)
      told.hear(line)
      if (line.hash !== null) this.#hashes.set(line.id, line.hash)
      lines += 1
      newestAt = line.at
    }
    for (const { id, order_id: orderId } of told.differing(this.#database))
      this.#tell({ kind: 'order', line: id, orderId })
    return { lines, linked: links.linked, newestAt, head: links.head }
  }

  async #compareJournal(): Promise<number> {
    const book = this.#database.rows('select book_id from book')[0]?.['book_id']
    let [compared, newest] = [0, 0]
    for await (const line of journalLines(this.#folder)) {
      if (line.line !== 'change' || line.book !== book) continue
      newest = Math.max(newest, line.history)
      const own = this.#hashes.get(line.history)
      if (own === undefined || !line.hash) continue
      compared += 1
      if (own !== line.hash) this.#tell({ kind: 'second-copy', line: line.history, orderId: null })
    }
    this.#compareEnds(Math.max(newest, this.#marked(book)))
    return compared
  }

  /** Journal and marker are written after the book: neither is ever ahead of what the book holds by now. */
  #compareEnds(known: number): void {
    const line = Number(this.#database.rows('select coalesce(max(id), 0) as newest from history')[0]?.['newest'])
    if (known > line) this.#tell({ kind: 'cut-off', line, orderId: null, lines: known - line })
  }

  /** How far the book had come when it was last closed, by the marker beside it; 0 when it says nothing of this book. */
  #marked(book: unknown): number {
    const marker = readMarker(join(this.#folder, MARKER_FILE))
    return marker === null || marker === 'unreadable' || marker.bookId !== book ? 0 : marker.highWater
  }

  #tell(found: ChainBreak): void {
    this.#breakCount += 1
    if (this.#breaks.length < MOST_BREAKS) this.#breaks.push(found)
  }
}

function startOf(database: Database): ChainStart | null {
  if (pragmaNumber(database, 'user_version') < CHAIN_VERSION) return null
  const [row] = database.rows('select after, hash from chain_start')
  return row === undefined ? null : { after: Number(row['after']), hash: String(row['hash']) }
}
