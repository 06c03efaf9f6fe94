import { indexNoted } from '../index-order.ts'
import type { Migration } from './migration.ts'

/** An order is found by the notes beside it too; those of older books are looked through once. */
export const notesAreFound: Migration = { version: 9, statements: [], then: indexNoted }
