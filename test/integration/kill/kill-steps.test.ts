import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { lookIntoBook } from '../../../src/main/orders/backup/look-into-book.ts'
import { openDatabase } from '../../../src/main/orders/book/open-database.ts'
import { aNewOrder } from '../../support/builders.ts'
import { openBook, stored, temporaryFolder } from '../book/temporary-book.ts'
import { EXPORT_FILE } from './beside-shop.ts'
import { exportedIds } from './what-lies-beside.ts'

// Faults 1 and 5: the power goes at each write of a migration, a backup and a restore.

type Job = 'migrate' | 'back-up' | 'restore' | 'export'

/** Every twentieth step keeps the run short; `UKETSUKE_KILL_STEPS=1` takes them all. */
const EVERY = Number(process.env['UKETSUKE_KILL_STEPS'] ?? 20)

function run(job: Job, folder: string, killAt: number, source = '') {
  const program = join(import.meta.dirname, 'step-process.ts')
  const given = ['--disable-warning=ExperimentalWarning', program, job, folder, String(killAt), source]
  return spawnSync(process.execPath, given, { encoding: 'utf8' })
}

/** Runs the job on fresh copies of `before`, killed at one step after the other, and hands each remains to `check`. */
async function killedAtEachStep(
  { job, before, source = '' }: { job: Job; before: string; source?: string },
  check: (folder: string) => Promise<void>,
): Promise<number> {
  const fresh = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'step-'))
    cpSync(before, folder, { recursive: true, preserveTimestamps: true })
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    return folder
  }
  const whole = run(job, fresh(), 0, source)
  expect(whole.stderr).toBe('')
  const { steps, opened } = JSON.parse(whole.stdout) as { steps: number; opened: boolean }
  expect(opened).toBe(true)
  for (let killAt = 1; killAt <= steps; killAt += EVERY) {
    const folder = fresh()
    const killed = run(job, folder, killAt, source)
    expect([killAt, killed.signal]).toEqual([killAt, 'SIGKILL'])
    await check(folder)
  }
  return steps
}

/** What looks like a backup is one: whole, sound, with all it should hold. */
function checkBackups(folder: string, orders: number): number {
  const places = [folder, join(folder, 'backups')]
  const names = places.flatMap((place) =>
    readdirSync(place).flatMap((name) => (/^(?:before|hand|daily)-.*\.sqlite$/u.test(name) ? [join(place, name)] : [])),
  )
  for (const path of names)
    expect(lookIntoBook(path, { pages: true })).toMatchObject({ trouble: null, glance: { orders } })
  return names.length
}

/** Opens as after a restart: everything is there, and history and orders agree. */
async function checkBook(folder: string, orderIds: readonly string[]): Promise<void> {
  const book = await openBook(folder)
  const page = await book.list({ filter: EVERYTHING, offset: 0, limit: 99 })
  expect(page.rows.map(({ orderId }) => orderId).sort()).toEqual([...orderIds].sort())
  for (const { id } of page.rows) expect((await book.history(id))[0]).toMatchObject({ event: 'added' })
  await book.close()
}

const EVERYTHING = {
  text: '',
  from: null,
  to: null,
  least: null,
  most: null,
  statuses: [],
  divisions: [],
  operator: '',
}

/** Two orders in a backup made by hand, a third only in book and journal. */
async function bookWithBackup(): Promise<{ folder: string; orderIds: string[]; backup: string }> {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const backup = 'hand-20261101-093000-000.sqlite'
  await stored(book, aNewOrder({ orderId: 'U-1' }))
  await stored(book, aNewOrder({ orderId: 'U-2' }))
  mkdirSync(join(folder, 'backups'))
  expect((await book.backUp(join(folder, 'backups', backup))).ok).toBe(true)
  await stored(book, aNewOrder({ orderId: 'U-3' }))
  await book.close()
  return { folder, orderIds: ['U-1', 'U-2', 'U-3'], backup }
}

it('fault 5: a migration killed at any step leaves the old book or the new one, and a named whole backup', async () => {
  const before = temporaryFolder()
  mkdirSync(join(before, 'backups'))
  cpSync(join(import.meta.dirname, '../../fixtures/books/v1.sqlite'), join(before, 'book.sqlite'))
  const database = openDatabase(join(before, 'book.sqlite'), 'existing')
  const orderIds = database.rows('select order_id from orders').map((row) => String(row['order_id']))
  database.close()
  const steps = await killedAtEachStep({ job: 'migrate', before }, async (folder) => {
    const migrated = Number(rawVersion(folder)) > 1
    const backups = checkBackups(folder, orderIds.length)
    // Not one step of the migration is taken before its backup has its name.
    if (migrated) expect(backups).toBe(1)
    await checkBook(folder, orderIds)
    expect(checkBackups(folder, orderIds.length)).toBeGreaterThan(0)
  })
  expect(steps).toBeGreaterThan(20)
}, 600_000)

it('fault 1: a backup killed at any step leaves the book whole and nothing that only looks like a backup', async () => {
  const { folder: before, orderIds, backup } = await bookWithBackup()
  rmSync(join(before, 'backups', backup))
  const steps = await killedAtEachStep({ job: 'back-up', before }, async (folder) => {
    checkBackups(folder, orderIds.length)
    await checkBook(folder, orderIds)
    expect(run('back-up', folder, 0).status).toBe(0)
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.new'))).toEqual([])
    expect(checkBackups(folder, orderIds.length)).toBeGreaterThan(0)
  })
  expect(steps).toBeGreaterThan(5)
}, 600_000)

it('fault 1: a restore killed at any step is the old book or the restored one, with every order', async () => {
  const { folder: before, orderIds, backup } = await bookWithBackup()
  const steps = await killedAtEachStep({ job: 'restore', before, source: backup }, async (folder) => {
    await checkBook(folder, orderIds)
    expect(checkBackups(folder, 2)).toBe(1)
  })
  expect(steps).toBeGreaterThan(10)
}, 600_000)

it('fault 1: an export killed at any step leaves last week’s file or the whole new one, and no rest after the next', async () => {
  const { folder: before, orderIds } = await bookWithBackup()
  const own = join(before, 'own')
  mkdirSync(own)
  const lastWeek = 'last week'
  writeFileSync(join(own, EXPORT_FILE), lastWeek)
  const steps = await killedAtEachStep({ job: 'export', before }, async (folder) => {
    const file = join(folder, 'own', EXPORT_FILE)
    if (readFileSync(file, 'utf8') !== lastWeek) expect(exportedIds(file)).toEqual(orderIds.toReversed())
    await checkBook(folder, orderIds)
    expect(run('export', folder, 0).status).toBe(0)
    expect(exportedIds(file)).toEqual(orderIds.toReversed())
    expect(readdirSync(join(folder, 'own'))).toEqual([EXPORT_FILE])
  })
  expect(steps).toBeGreaterThan(10)
}, 600_000)

function rawVersion(folder: string): unknown {
  const database = openDatabase(join(folder, 'book.sqlite'), 'existing')
  const version = database.rows('pragma user_version')[0]?.['user_version']
  database.close()
  return version
}
