import type { Kysely, Selectable } from 'kysely'
import type { Closing, ClosingFigures } from '../../../shared/closing.ts'
import { success, type Result } from '../../../shared/result.ts'
import type { BookError, BookTotals, NewClosing } from '../order-book.ts'
import { asResult } from './book-failure.ts'
import type { BookTables, ClosingsTable } from './book-tables.ts'
import { movedSince } from './read-history.ts'
import { dailySums, sumsOf } from './sale-totals.ts'
import type { OpenBook } from './write-book.ts'

/** Totals and closed days of an open book. */
export function bookTotals(open: OpenBook): BookTotals {
  return {
    sumsOf: (filter) => sumsOf(open.book, filter),
    dailySums: (from, to) => dailySums(open.book, from, to),
    closings: (from, to) => closingsOf(open.book, from, to),
    keepClosing: (closing) => keepClosing(open, closing),
    movedSince: (orders, since) => movedSince(open.book, orders, since),
  }
}

async function closingsOf(book: Kysely<BookTables>, from: string, to: string): Promise<Closing[]> {
  const days = book.selectFrom('closings').selectAll().where('day', '>=', from).where('day', '<=', to)
  return (await days.orderBy('id').execute()).map(readClosing)
}

/** Marked boundary: the figures were written by us from this type. */
function readClosing({ id, day, at, operator, figures }: Selectable<ClosingsTable>): Closing {
  return { id, day, at, operator, figures: JSON.parse(figures) as ClosingFigures }
}

async function keepClosing(open: OpenBook, closing: NewClosing): Promise<Result<Closing, BookError>> {
  const { day, at, operator } = closing
  const values = { day, at, operator, figures: JSON.stringify(closing.figures) }
  const kept = await asResult(open.folder, () =>
    open.book.insertInto('closings').values(values).returning('id').executeTakeFirstOrThrow(),
  )
  if (!kept.ok) return kept
  const { id } = kept.value
  open.journal.write({ line: 'closing', book: open.bookId, id, ...values }, { flush: true })
  return success({ ...closing, id })
}
