import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { BackupFolder } from '../../../src/main/orders/backup/backup-folder.ts'
import type { BackupPlace } from '../../../src/main/orders/backup/backup-place.ts'
import { BookCare } from '../../../src/main/orders/backup/book-care.ts'
import { startDailyBackup } from '../../../src/main/orders/backup/daily-backup.ts'
import { doBookTask, type DoBookTask } from '../../../src/main/orders/backup/book-tasks.ts'
import { outsideName } from '../../../src/main/orders/backup/copy-outside.ts'
import { lookIntoBook } from '../../../src/main/orders/backup/look-into-book.ts'
import type { BackupFolderState } from '../../../src/shared/backup-folder.ts'
import { success } from '../../../src/shared/result.ts'
import { aNewOrder, anOrderDraft, MORNING } from '../../support/builders.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { fill, mounts, NO_MOUNT } from '../../support/mounted-disk.ts'
import { smallDisk } from '../../support/small-disk.ts'
import { got } from '../orders/order-counter.ts'
import { openBook, stored, temporaryFolder } from './temporary-book.ts'

const DAY_MS = 86_400_000

/** A shop with one order, its backups, and a folder of its own on a real disk. */
async function aShop(folder = temporaryFolder(), mode: 'real' | 'training' = 'real') {
  const inside = temporaryFolder()
  const book = await openBook(inside)
  await stored(book, aNewOrder({ orderId: 'U-1' }))
  const clock = fakeClock()
  const task = { hangs: false, lists: (): void => undefined }
  const doTask: DoBookTask = (name, input) => {
    if (name === 'list') task.lists()
    return task.hangs && name === 'copy-outside' ? new Promise(() => undefined) : doBookTask(name, input)
  }
  const care = new BookCare({
    folderOf: () => inside,
    memoryOf: () => null,
    current: () => Promise.resolve({ mode, opened: success(book) }),
    reopen: () => Promise.resolve(success(null)),
    now: () => clock.now(),
    doTask,
  })
  const kept = { place: { folder, lastCopyAt: null } as BackupPlace | null }
  const told: BackupFolderState[] = []
  const bugs: unknown[] = []
  const outside = new BackupFolder({
    place: () => kept.place,
    keep: (place) => {
      kept.place = place
      return null
    },
    newest: () => care.newest(),
    changed: (state) => void told.push(state),
    bug: (cause) => void bugs.push(cause),
    ...{ doTask, clock },
  })
  const backUp = async (kind: 'daily' | 'hand' = 'daily') => {
    const made = got(await care.backUp(kind))
    await outside.bringUpToDate()
    return made
  }
  return { folder, inside, book, clock, care, outside, backUp, kept, told, bugs, task }
}

const names = (folder: string): string[] => readdirSync(folder).toSorted()

test('a verified backup lies whole in the folder of the shop’s own, and can be restored from there', async () => {
  const { folder, book, backUp, outside, care, bugs } = await aShop()
  const made = await backUp('hand')

  const name = outsideName(book.bookId, made.madeAt)
  expect(names(folder)).toEqual([name])
  expect(lookIntoBook(join(folder, name), { pages: true })).toMatchObject({ trouble: null, glance: { orders: 1 } })
  expect(outside.state()).toEqual({ folder, lastCopyAt: made.madeAt, copying: false, trouble: null })
  expect(got(await care.bring(join(folder, name)))).toMatchObject({ trouble: null, orders: 1, sameBook: true })
  expect(bugs).toEqual([])
})

test('seven days stay, one copy a day; what is not ours is never touched', async () => {
  const { folder, book, backUp, clock } = await aShop()
  const foreign = [
    'uketsuke-20261101-093000-000.sqlite',
    outsideName('another-book', MORNING),
    `${outsideName('another-book', MORNING)}.new`,
    '家族の写真.jpg',
  ]
  for (const name of foreign) writeFileSync(join(folder, name), 'not ours')
  writeFileSync(join(folder, `${outsideName(book.bookId, MORNING - 5)}.new`), 'cut off by a pulled plug')
  const made: number[] = []
  for (let day = 0; day < 9; day += 1) {
    await backUp()
    clock.setWall(clock.now() + 1_000)
    made.push((await backUp('hand')).madeAt)
    clock.setWall(clock.now() + DAY_MS)
  }
  const own = made.slice(-7).map((at) => outsideName(book.bookId, at))
  expect(names(folder)).toEqual([...own, ...foreign].toSorted())
  for (const name of foreign) expect(readFileSync(join(folder, name), 'utf8')).toBe('not ours')
})

test('a backup made while the clock ran ahead is not the newest once it is right again', async () => {
  const { folder, book, backUp, clock, care, outside } = await aShop()
  clock.setWall(MORNING + 30 * DAY_MS)
  const ahead = await backUp('hand')
  clock.setWall(MORNING)
  const first = await backUp()
  expect(outside.state()).toEqual({ folder, lastCopyAt: first.madeAt, copying: false, trouble: null })
  clock.setWall(MORNING + DAY_MS)
  const second = await backUp()

  expect(outside.state()).toMatchObject({ lastCopyAt: second.madeAt, trouble: null })
  const copied = [first, second, ahead].map(({ madeAt }) => outsideName(book.bookId, madeAt))
  expect(names(folder)).toEqual(copied)
  expect(got(await care.health()).lastBackupAt).toBe(second.madeAt)
  expect(got(await care.backups()).map(({ name }) => name)).toEqual([second.name, first.name, ahead.name])
})

test('seven days of copies from a clock that ran ahead make room for those of the right one', async () => {
  const { folder, book, backUp, clock } = await aShop()
  const ahead: number[] = []
  for (let day = 0; day < 8; day += 1) {
    clock.setWall(MORNING + (30 + day) * DAY_MS)
    ahead.push((await backUp()).madeAt)
  }
  const right: number[] = []
  for (let day = 0; day < 8; day += 1) {
    clock.setWall(MORNING + day * DAY_MS)
    right.push((await backUp()).madeAt)
    const kept = [...right.slice(-7), ...ahead.slice(right.length + 1)]
    expect(names(folder)).toEqual(kept.map((at) => outsideName(book.bookId, at)))
  }
})

test('the copy that was just made stays, also while the only backup left is of a clock that ran ahead', async () => {
  const { folder, inside, book, backUp, clock, care, outside } = await aShop()
  for (let day = 0; day < 7; day += 1) {
    clock.setWall(MORNING + day * DAY_MS)
    await backUp()
  }
  rmSync(join(inside, 'backups'), { recursive: true })
  clock.setWall(MORNING + 30 * DAY_MS)
  const ahead = got(await care.backUp('daily'))
  clock.setWall(MORNING + 7 * DAY_MS)
  await outside.bringUpToDate()
  expect(names(folder)).toContain(outsideName(book.bookId, ahead.madeAt))
})

test('the backup that was just made stays, also when the clock is set back in that very moment', async () => {
  const { backUp, clock, care, task } = await aShop()
  for (let day = 0; day < 8; day += 1) {
    clock.setWall(MORNING + day * DAY_MS)
    await backUp()
  }
  clock.setWall(MORNING + 8 * DAY_MS)
  task.lists = () => clock.setWall(MORNING + 7 * DAY_MS + 1)
  expect(got(await care.backUp('daily'))).toMatchObject({ madeAt: MORNING + 8 * DAY_MS })
})

test('a backup that bears an hour of today still to come is not the one of today', async () => {
  const { care, clock } = await aShop()
  clock.setWall(MORNING + 3_600_000)
  got(await care.backUp('daily'))
  clock.setWall(MORNING)
  const failed: string[] = []
  let stop = (): void => undefined
  const looked = new Promise<void>((resolve) => {
    const parts = { care, clock, failed: (reason: string) => void failed.push(reason), made: () => undefined }
    stop = startDailyBackup({ ...parts, looked: resolve })
  })
  await clock.advance(20_000)
  await looked
  stop()
  expect(failed).toEqual([])
  expect(got(await care.backups()).map(({ madeAt }) => madeAt)).toEqual([MORNING + 20_000])
})

test('a folder that is gone stops nothing, is never made by us, and gets its copy when it returns', async () => {
  const { folder, backUp, outside, clock } = await aShop()
  const first = await backUp()
  renameSync(folder, `${folder}-unplugged`)
  onTestFinished(() => rmSync(`${folder}-unplugged`, { recursive: true, force: true }))
  clock.setWall(clock.now() + DAY_MS)

  const second = await backUp()
  expect(outside.state()).toEqual({ folder, lastCopyAt: first.madeAt, copying: false, trouble: 'folder-gone' })

  renameSync(`${folder}-unplugged`, folder)
  await outside.bringUpToDate()
  expect(outside.state()).toEqual({ folder, lastCopyAt: second.madeAt, copying: false, trouble: null })
  expect(names(folder)).toHaveLength(2)
})

test('a full disk keeps the copies it has, takes no half one, and is filled up once there is room', async ({
  skip,
}) => {
  skip(!mounts, NO_MOUNT)
  const disk = smallDisk()
  const { backUp, outside, clock } = await aShop(disk)
  const first = await backUp()
  const before = names(disk)
  fill(join(disk, 'ballast'))
  clock.setWall(clock.now() + DAY_MS)

  const second = await backUp()
  expect(names(disk)).toEqual(['ballast', ...before])
  expect(outside.state()).toMatchObject({ lastCopyAt: first.madeAt, trouble: 'no-space' })

  rmSync(join(disk, 'ballast'))
  await outside.bringUpToDate()
  expect(outside.state()).toMatchObject({ lastCopyAt: second.madeAt, trouble: null })
  expect(names(disk)).toHaveLength(2)
})

test('a disk that may only be read is named, before the first backup as well', async ({ skip }) => {
  skip(!mounts, NO_MOUNT)
  const disk = smallDisk()
  spawnSync('mount', ['-o', 'remount,ro', disk])
  const { backUp, outside } = await aShop(disk)
  await outside.bringUpToDate()
  expect(outside.state()).toMatchObject({ lastCopyAt: null, trouble: 'no-permission' })
  await backUp()
  expect(outside.state()).toMatchObject({ lastCopyAt: null, trouble: 'no-permission' })
})

test('a folder that hangs is called slow; backups go on and another folder is served at once', async () => {
  const { backUp, outside, care, clock, task, told } = await aShop()
  got(await care.backUp('daily'))
  task.hangs = true
  void outside.bringUpToDate()
  while (!outside.state().copying) await clock.advance(0)
  await clock.advance(120_000)
  expect(told.at(-1)).toMatchObject({ trouble: 'slow', copying: true })
  clock.setWall(clock.now() + 1_000)
  got(await care.backUp('hand'))

  task.hangs = false
  const other = temporaryFolder()
  got(outside.choose(other))
  await backUp()
  expect(names(other)).toHaveLength(1)
  expect(outside.state()).toMatchObject({ folder: other, copying: false, trouble: null })
})

test('training stays on this PC', async () => {
  const { folder, backUp, outside } = await aShop(temporaryFolder(), 'training')
  await backUp()
  expect(names(folder)).toEqual([])
  expect(outside.state()).toEqual({ folder, lastCopyAt: null, copying: false, trouble: null })
})

test('an erased customer leaves the copies there as well, and a folder given up keeps what it has', async () => {
  const { folder, inside, book, backUp, clock, outside, kept } = await aShop()
  const gone = await stored(book, aNewOrder({ draft: anOrderDraft({ customer: { name: '消える 花子' } }) }))
  await backUp()
  const holding = (): number =>
    names(folder).filter((name) => readFileSync(join(folder, name)).includes('消える')).length
  expect(holding()).toBe(1)
  clock.setWall(clock.now() + DAY_MS)
  got(await book.erase([gone.id], { at: MORNING + 1, operator: 'sato' }))
  await backUp()

  expect(names(folder)).toHaveLength(2)
  expect(holding()).toBe(0)
  for (const name of names(folder))
    expect(lookIntoBook(join(folder, name), { pages: true })).toMatchObject({ trouble: null, glance: { orders: 2 } })
  expect(names(inside)).not.toContain('cleaning-outside')

  got(outside.choose(null))
  expect(kept.place).toBeNull()
  clock.setWall(clock.now() + DAY_MS)
  await backUp()
  expect(names(folder)).toHaveLength(2)
})

test('a copy that something spoilt is made anew', async () => {
  const { folder, book, backUp, outside, kept } = await aShop()
  const made = await backUp()
  const path = join(folder, outsideName(book.bookId, made.madeAt))
  writeFileSync(path, 'short')
  await outside.bringUpToDate()
  expect(lookIntoBook(path, { pages: true }).trouble).toBeNull()
  expect(kept.place?.lastCopyAt).toBe(made.madeAt)
})
