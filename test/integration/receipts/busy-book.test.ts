import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSnapshot } from '../../../src/main/orders/book/book-snapshot.ts'
import { everything, temporaryFolder } from '../book/temporary-book.ts'

/** Holds the file for itself, as folding a long log into it does, says so, and lets go after a moment. */
const HOLDS = `
  const { openDatabase } = await import(process.argv[1])
  const database = openDatabase(process.argv[2], 'existing')
  database.run('pragma locking_mode = exclusive; begin exclusive')
  process.stdout.write('held')
  setTimeout(() => process.exit(), 400)`

it('waits for a book whose file is held for a moment', async () => {
  const book = join(temporaryFolder(), 'book.sqlite')
  copyFileSync(join(import.meta.dirname, '../../fixtures/books/v3.sqlite'), book)
  const openDatabase = join(import.meta.dirname, '../../../src/main/orders/book/open-database.ts')
  const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLDS, openDatabase, book])
  await once(holder.stdout, 'data')
  const snapshot = await openSnapshot(book, everything())
  expect(snapshot.orders).toBeGreaterThan(0)
  await snapshot.close()
  await once(holder, 'exit')
})
