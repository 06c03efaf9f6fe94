import { indexAgain } from '../index-order.ts'
import type { Migration } from './migration.ts'

/** Pieces of one and three characters beside those of two: no word is looked for without the index any more. */
export const shorterAndLongerPieces: Migration = {
  version: 3,
  statements: [
    'drop table order_search',
    `create virtual table order_search using fts5 (
      grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
    )`,
  ],
  then: indexAgain,
}
