// One job on a book's files in a process that ends itself at a numbered step: before and after every write to the disk.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { success } from '../../../src/shared/result.ts'

const [job = '', folder = '', killAt = '0', source = ''] = process.argv.slice(2)

let steps = 0
function step(): void {
  steps += 1
  if (steps === Number(killAt)) process.kill(process.pid, 'SIGKILL')
}

/** Everything the app writes with beside SQLite itself. */
const WRITES = ['writeSync', 'writeFileSync', 'renameSync', 'copyFileSync', 'rmSync', 'mkdirSync', 'fsyncSync'] as const
for (const name of WRITES) {
  // Marked boundary: each function is replaced by one that calls it with what it was given.
  const real = fs[name] as (...given: unknown[]) => unknown
  const stepped = (...given: unknown[]): unknown => {
    step()
    const result = real(...given)
    step()
    return result
  }
  Object.assign(fs, { [name]: stepped })
}
syncBuiltinESMExports()

// Only now, so that the app imports the counted functions.
const { openOrderBook } = await import('../../../src/main/orders/book/open-order-book.ts')
const { BookCare } = await import('../../../src/main/orders/backup/book-care.ts')
const { doBookTask } = await import('../../../src/main/orders/backup/book-tasks.ts')
const { partPath, UnfinishedExport } = await import('../../../src/main/receipts/unfinished-export.ts')
const { EVERYTHING_PLAIN, EXPORT_FILE } = await import('./beside-shop.ts')
const { default: Libsql } = await import('libsql')

/** SQLite's own steps: before and after every statement that changes something. */
// Marked boundary: the driver's own method, called on its own connection below.
const prepare: InstanceType<typeof Libsql>['prepare'] = Reflect.get(Libsql.prototype, 'prepare')
function counted(this: InstanceType<typeof Libsql>, text: string) {
  const statement = Reflect.apply(prepare, this, [text])
  if (/^\s*(?:select|pragma (?:application_id|user_version)$)/iu.test(text)) return statement
  for (const name of ['run', 'all'] as const) {
    const real = statement[name].bind(statement) as (...given: unknown[]) => unknown
    const stepped = (...given: unknown[]): unknown => {
      step()
      const result = real(...given)
      step()
      return result
    }
    Object.assign(statement, { [name]: stepped })
  }
  return statement
}
Object.assign(Libsql.prototype, { prepare: counted })

const clock = { now: () => Date.UTC(2026, 10, 2, 0, 30) }
const open = () => openOrderBook({ folder, clock, newId: () => 'new' })
let opened = await open()
const care = new BookCare({
  folderOf: () => folder,
  memoryOf: () => null,
  current: () => Promise.resolve({ mode: 'real', opened }),
  reopen: async (work) => {
    if (opened.ok) await opened.value.close()
    work('real')
    opened = await open()
    return success(null)
  },
  now: clock.now,
  doTask: doBookTask,
})
if (job === 'export') {
  const { writeExport } = await import('../../../src/main/receipts/write-export.ts')
  const own = join(folder, 'own')
  const unfinished = new UnfinishedExport(own)
  // As the start of the app does it.
  unfinished.tidy()
  const path = join(own, EXPORT_FILE)
  const part = partPath(path, 'one')
  if (unfinished.begin(part) !== null) throw new Error('the export was not begun')
  const task = { book: join(folder, 'book.sqlite'), request: EVERYTHING_PLAIN, language: 'ja', path, part } as const
  await writeExport({ ...task, isStopped: () => false, progress: () => undefined })
  unfinished.tidy()
}
if (job === 'back-up') await care.backUp('hand')
if (job === 'restore') await care.restore({ kind: 'backup', name: source })
if (opened.ok) await opened.value.close()
process.stdout.write(`${JSON.stringify({ steps, opened: opened.ok })}\n`)
