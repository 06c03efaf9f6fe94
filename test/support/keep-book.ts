// `node test/support/keep-book.ts`: keeps a book of the newest version as a fixture, once, for all versions to come.
import { constants, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newestVersion } from '../../src/main/orders/book/migrate.ts'
import { ALL_MIGRATIONS } from '../../src/main/orders/book/migrations/all-migrations.ts'
import { openOrderBook } from '../../src/main/orders/book/open-order-book.ts'
import { MORNING } from './builders.ts'
import { tellBook } from './told-book.ts'

const version = newestVersion(ALL_MIGRATIONS)
const folder = mkdtempSync(join(tmpdir(), 'told-'))
const opened = await openOrderBook({ folder, clock: { now: () => MORNING }, newId: () => `book-of-v${version}` })
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
await tellBook(opened.value, version)
await opened.value.close()
const target = join(import.meta.dirname, `../fixtures/books/v${version}.sqlite`)
// One that is there was written by an earlier program and stays.
copyFileSync(join(folder, 'book.sqlite'), target, constants.COPYFILE_EXCL)
rmSync(folder, { recursive: true })
