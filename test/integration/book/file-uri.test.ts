import { join } from 'node:path'
import Libsql from 'libsql'
import { expect, test } from 'vitest'
import { fileUri } from '../../../src/main/orders/book/file-uri.ts'
import { openDatabase } from '../../../src/main/orders/book/open-database.ts'
import { temporaryFolder } from './temporary-book.ts'

/** SQLite takes a URI apart alike on every system, and two slashes at a path's beginning are as good as one here. */
test.skipIf(process.platform === 'win32')('SQLite itself takes the URI of a file on a server', () => {
  const path = join(temporaryFolder(), '控え #1 100%.sqlite')
  const made = openDatabase(path, 'create')
  made.run('create table told (word text); insert into told values (1)')
  made.close()
  const onServer = `\\${path.replaceAll('/', '\\')}`
  const opened = new Libsql(`${fileUri(onServer, { windows: true })}?mode=ro`)
  expect(opened.prepare('select count(*) as told from told').get()).toMatchObject({ told: 1 })
  opened.close()
})
