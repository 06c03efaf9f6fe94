import { firstBook } from './001-first-book.ts'
import { notesAndMoney } from './002-notes-and-money.ts'
import { shorterAndLongerPieces } from './003-shorter-and-longer-pieces.ts'
import { closings } from './004-closings.ts'
import { documents } from './005-documents.ts'
import { customersAndTemplates } from './006-customers-and-templates.ts'
import { historyChain } from './008-history-chain.ts'
import { notesAreFound } from './009-notes-are-found.ts'
import { attemptsWithoutMessages } from './010-attempts-without-messages.ts'
import type { Migration } from './migration.ts'

/** Every step of the book's shape, oldest first. */
export const ALL_MIGRATIONS: readonly Migration[] = [
  firstBook,
  notesAndMoney,
  shorterAndLongerPieces,
  closings,
  documents,
  customersAndTemplates,
  historyChain,
  notesAreFound,
  attemptsWithoutMessages,
]
