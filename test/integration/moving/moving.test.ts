import { spawn } from 'node:child_process'
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ReceivedPlaces } from '../../../src/main/moving/take-received.ts'
import { movingHead } from '../../../src/main/moving/write-moving-file.ts'
import { doBookTask } from '../../../src/main/orders/backup/book-tasks.ts'
import { keepRepair } from '../../../src/main/orders/backup/pending-repair.ts'
import { openDatabase } from '../../../src/main/orders/book/open-database.ts'
import { openOrderBook } from '../../../src/main/orders/book/open-order-book.ts'
import type { SettingsStore } from '../../../src/main/settings/settings-store.ts'
import type { AppError } from '../../../src/shared/app-error.ts'
import type { Result } from '../../../src/shared/result.ts'
import { aNewOrder, MORNING } from '../../support/builders.ts'
import { bookOptions, changed, stored } from '../book/temporary-book.ts'
import { got } from '../orders/order-counter.ts'
import { aPc, formerPc, newPc, OPERATORS } from './two-pcs.ts'

vi.mock('electron', async () => {
  const { createElectronFake } = await import('../../support/electron-fake.ts')
  return createElectronFake(tmpdir()).module
})

const CANARY = 'CanaryKey0001'

let openSettings: (folder: string) => SettingsStore
let finishReceived: (places: ReceivedPlaces) => Result<boolean, AppError>
beforeAll(async () => {
  ;({ openSettings } = await import('../../../src/main/settings/settings-store.ts'))
  ;({ finishReceived } = await import('../../../src/main/moving/take-received.ts'))
})

/** Every row of every table of ours, but for what opening a book notes of itself. */
function rowsOf(file: string): Record<string, readonly unknown[]> {
  const database = openDatabase(file, 'read-only')
  try {
    const names = database.rows("select name from sqlite_master where type = 'table' order by name")
    const tables = names.map(({ name }) => String(name)).filter((name) => !/^sqlite_|_search|book_events/u.test(name))
    return Object.fromEntries(tables.map((table) => [table, database.rows(`select * from ${table}`)]))
  } finally {
    database.close()
  }
}

describe('a shop that moves to another PC', () => {
  it('arrives row by row with its chain, settings, operators and logo, and asks for nothing but the keys', async () => {
    const from = await formerPc()
    expect(got(await from.moving.write())).toEqual({ path: from.target, orders: 2 })
    const to = await newPc(from)
    expect(got(await to.moving.look())).toEqual({
      ...{ madeAt: MORNING, appVersion: '0.1.0', shopName: '花屋みどり', orders: 2, customers: 1, templates: 1 },
      ...{ closings: 1, operators: 1, chainBreaks: 0, present: null },
      newest: { orderId: 'U-2', createdAt: MORNING },
    })
    expect(got(await to.moving.take())).toEqual({ done: 'now', putAside: expect.stringContaining('receive') as string })

    const [before, after] = [from, to].map(({ bookFolder }) => rowsOf(join(bookFolder, 'book.sqlite')))
    expect(after).toEqual(before)
    expect(before?.['history']?.length).toBe(6)
    const chain = await doBookTask('check-chain', { book: join(to.bookFolder, 'book.sqlite') })
    expect(chain).toMatchObject({ lines: 6, breakCount: 0, compared: 6 })
    expect(to.settings.get()).toEqual(from.settings.get())
    expect(to.settings.credentialsSavedAt()).toBe(null)
    expect(JSON.parse(readFileSync(join(to.folder, 'operators.json'), 'utf8'))).toEqual(OPERATORS)
    expect(readFileSync(join(to.folder, 'issuer', 'logo'), 'utf8')).toBe('a logo')
    expect(to.settings.bookMemory('real')?.bookId).toBe('former-book')
    expect(readdirSync(to.bookFolder)).not.toContain('received')
    expect((await stored(to.book(), aNewOrder({ orderId: 'U-3' }))).id).toBe(3)
  })

  it('leaves the keys behind, wherever they were typed or kept', async () => {
    const from = await formerPc()
    writeFileSync(join(from.folder, 'keychain'), CANARY)
    writeFileSync(join(from.folder, 'draft-real.json'), CANARY)
    const kept = JSON.parse(readFileSync(join(from.folder, 'settings.json'), 'utf8')) as object
    writeFileSync(join(from.folder, 'settings.json'), JSON.stringify({ ...kept, apiKey: CANARY, apiPassword: CANARY }))
    got(await from.moving.write())
    const bytes = readFileSync(from.target)
    expect(bytes.includes(CANARY)).toBe(false)
    expect(bytes.includes('credentialsSavedAt')).toBe(false)
  })

  it('puts the book of the new PC aside whole, with its journal, settings and people', async () => {
    const from = await formerPc()
    got(await from.moving.write())
    const to = await newPc(from, 'real')
    const own = await stored(to.book(), aNewOrder({ orderId: 'OWN-1' }))
    await changed(to.book(), own.id, { status: 'rejected' })
    expect(got(await to.moving.look())).toMatchObject({ present: { orders: 1, sameBook: false, isNewer: false } })
    const { putAside } = got(await to.moving.take())
    const aside = join(to.bookFolder, 'put-aside', putAside ?? '')
    expect(rowsOf(join(aside, 'book.sqlite'))['orders']).toMatchObject([{ order_id: 'OWN-1' }])
    expect(readFileSync(join(aside, 'journal.jsonl'), 'utf8')).toContain('OWN-1')
    expect(readdirSync(aside)).toEqual(expect.arrayContaining(['book.json', 'settings.json']))
    expect(readFileSync(join(to.bookFolder, 'journal.jsonl'), 'utf8')).not.toContain('OWN-1')
  })

  it('says that the same book went on here after the file was written', async () => {
    const from = await formerPc()
    got(await from.moving.write())
    const late = await stored(from.book(), aNewOrder({ orderId: 'U-9' }))
    await changed(from.book(), late.id, { status: 'rejected' })
    const back = await aPc('x', 'unset', () => from.target)
    mkdirSync(dirname(back.bookFolder), { recursive: true })
    mkdirSync(back.bookFolder)
    for (const name of ['book.sqlite', 'book.sqlite-wal'])
      copyFileSync(join(from.bookFolder, name), join(back.bookFolder, name))
    expect(got(await back.moving.look())).toMatchObject({ present: { orders: 3, sameBook: true, isNewer: true } })
  })

  it('is refused while a call could still be paid, on either side, naming the orders', async () => {
    const from = await formerPc()
    got(await from.moving.write())
    await stored(from.book(), aNewOrder({ orderId: 'U-LIVE' }))
    const error = { kind: 'moving-refused', reason: 'open-orders', orderIds: ['U-LIVE'] }
    expect(await from.moving.write()).toEqual({ ok: false, error })
    const to = await newPc(from, 'real')
    got(await to.moving.look())
    await stored(to.book(), aNewOrder({ orderId: 'HERE-1' }))
    const here = { ok: false, error: { kind: 'moving-refused', reason: 'open-here', orderIds: ['HERE-1'] } }
    expect(await to.moving.take()).toEqual(here)
    expect(await to.moving.look()).toEqual(here)
    expect((await to.book().get(1))?.orderId).toBe('HERE-1')
  })

  it('takes nothing that was not looked into first', async () => {
    const from = await formerPc()
    got(await from.moving.write())
    const to = await newPc(from)
    expect(await to.moving.take()).toEqual({ ok: false, error: { kind: 'book-changed' } })
    got(await to.moving.look())
    to.moving.forget()
    expect(await to.moving.take()).toEqual({ ok: false, error: { kind: 'book-changed' } })
    expect(existsSync(join(to.folder, 'moving', 'in'))).toBe(false)
  })

  it('goes on after a crash between the yes and the opening', async () => {
    const from = await formerPc()
    got(await from.moving.write())
    const to = await newPc(from)
    got(await to.moving.look())
    // As the power left it: the parts in their place, the note written, nothing done.
    mkdirSync(dirname(join(to.bookFolder, 'x')), { recursive: true })
    const received = join(to.bookFolder, 'received')
    mkdirSync(received)
    for (const name of readdirSync(join(to.folder, 'moving', 'in')))
      copyFileSync(join(to.folder, 'moving', 'in', name), join(received, name))
    keepRepair(to.bookFolder, { kind: 'receive', putAside: 'cut-off', moved: false })

    const settings = openSettings(to.folder)
    got(finishReceived({ folder: to.folder, bookFolder: to.bookFolder, settings }))
    const book = got(await openOrderBook(bookOptions(to.bookFolder)))
    onTestFinished(() => book.close())
    expect(settings.get()).toMatchObject({ mode: 'real', issuerName: '花屋みどり' })
    expect([await book.get(1), await book.get(2)]).toMatchObject([{ orderId: 'U-1' }, { orderId: 'U-2' }])
    expect(readdirSync(to.bookFolder)).not.toContain('received')
  })
})

describe('a file that is not what was written', () => {
  it('is refused with any byte changed, cut off anywhere or longer, and nothing of it stays', async () => {
    const from = await formerPc()
    got(await from.moving.write())
    const whole = readFileSync(from.target)
    const into = join(from.folder, 'in')
    const broken = join(from.folder, 'broken')
    const refused = async (): Promise<void> => {
      const looked = await doBookTask('unpack', { path: broken, into, presentBook: join(from.folder, 'none') })
      expect(looked.ok ? 'taken' : looked.error.kind).toBe('moving-unusable')
      expect(existsSync(into)).toBe(false)
    }
    const sound = { path: from.target, into, presentBook: join(from.folder, 'none') }
    expect((await doBookTask('unpack', sound)).ok).toBe(true)
    rmSync(into, { recursive: true })
    const place = fc.oneof(fc.nat(1_200), fc.nat(whole.length - 1)).map((at) => at % whole.length)
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom('flip', 'cut', 'add'),
        async (at, by, how) => {
          copyFileSync(from.target, broken)
          if (how === 'cut') truncateSync(broken, at)
          else if (how === 'add') appendFileSync(broken, Buffer.alloc(by))
          else writeAt(broken, at, (whole[at] ?? 0) ^ by)
          await refused()
        },
      ),
      { numRuns: 60 },
    )
    writeFileSync(broken, '')
    await refused()
  })

  it('is named: of a newer version, of another program, not to be read', async () => {
    const from = await formerPc()
    got(await from.moving.write())
    const into = join(from.folder, 'in')
    const reason = async (path: string): Promise<unknown> => {
      const looked = await doBookTask('unpack', { path, into, presentBook: join(from.folder, 'none') })
      return !looked.ok && looked.error.kind === 'moving-unusable' ? looked.error.reason : looked
    }
    const path = join(from.folder, 'other')
    writeFileSync(path, movingHead(Buffer.from(JSON.stringify({ format: 2, anything: 'else' }))))
    expect(await reason(path)).toBe('newer')
    writeFileSync(path, readFileSync(join(from.bookFolder, 'book.sqlite')))
    expect(await reason(path)).toBe('foreign')
    rmSync(path)
    expect(await reason(path)).toBe('unreadable')
  })

  it('with a book of a newer version asks for a newer app', async () => {
    const from = await formerPc()
    got(await from.moving.write())
    const database = openDatabase(join(from.bookFolder, 'book.sqlite'), 'existing')
    const [row] = database.rows('pragma user_version')
    database.rows('pragma user_version = 99')
    const to = await newPc(from)
    got(await from.moving.write())
    database.rows(`pragma user_version = ${String(row?.['user_version'])}`)
    database.close()
    expect(await to.moving.look()).toEqual({ ok: false, error: { kind: 'moving-unusable', reason: 'newer' } })
  })
})

describe('writing the file', () => {
  it('leaves nothing under its name when the program is killed half-way', async () => {
    const from = await formerPc()
    // Enough to be caught in the middle of.
    for (let made = 0; made < 40; made += 1)
      writeFileSync(join(from.bookFolder, `journal-0000000000${String(made + 10)}.jsonl`), '{}\n'.repeat(700_000))
    const entry = join(import.meta.dirname, 'pack-process.ts')
    const input = {
      ...{ folder: from.bookFolder, work: join(from.folder, 'work'), target: from.target, appVersion: '0', at: 1 },
      ...{ settings: from.settings.get(), operatorsFile: 'none', logoFile: 'none' },
    }
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, JSON.stringify(input)])
    const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
    await vi.waitFor(() => expect(existsSync(`${from.target}.new`)).toBe(true), { timeout: 20_000, interval: 1 })
    child.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')
    expect(existsSync(from.target)).toBe(false)
  })

  it('says what the disk refused and leaves nothing', async () => {
    const from = await formerPc()
    rmSync(from.target, { force: true })
    mkdirSync(from.target)
    expect(await from.moving.write()).toMatchObject({ ok: false, error: { kind: 'export-failed' } })
    expect(readdirSync(from.folder).filter((name) => name.includes('.new'))).toEqual([])
    expect(statSync(from.target).isDirectory()).toBe(true)
  })
})

function writeAt(path: string, at: number, byte: number): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.from([byte]), 0, 1, at)
  closeSync(file)
}
