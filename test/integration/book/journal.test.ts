import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { journalEnd, journalLines } from '../../../src/main/orders/book/journal-files.ts'
import { Journal } from '../../../src/main/orders/book/journal.ts'
import { aNewOrder, MORNING } from '../../support/builders.ts'
import { changed, openBook, stored, temporaryFolder } from './temporary-book.ts'

async function linesOf(folder: string): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const line of journalLines(folder))
    if (line.line === 'change') found.push([line.history, line.order, line.event, line.to])
  return found
}

it('holds a line for every change, with number and receipt, and no secret', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const { id } = await stored(book, aNewOrder())
  await changed(book, id, { status: 'waiting', identificationNumber: '0042', receiptNo: '000000000000000042' })
  await changed(book, id, { event: 'finished', status: 'paid', rawAnswer: '{"a":1}' })
  expect(await linesOf(folder)).toEqual([
    [1, 1, 'added', 'registering'],
    [2, 1, 'test', 'waiting'],
    [3, 1, 'finished', 'paid'],
  ])
  const text = readFileSync(join(folder, 'journal.jsonl'), 'utf8')
  expect(text).toContain('"identification_number":"0042","receipt_no":"000000000000000042"')
  expect(text).not.toMatch(/apiKey|apiPassword|cardPass|accessPass/u)
})

it('fault 2: makes up at the next opening what a crash kept from it', async () => {
  const folder = temporaryFolder()
  const book = await openBook(folder)
  const { id } = await stored(book, aNewOrder())
  const path = join(folder, 'journal.jsonl')
  const before = readFileSync(path)
  await changed(book, id, { status: 'waiting' })
  await stored(book, aNewOrder())
  await book.close()
  writeFileSync(path, before)
  appendFileSync(path, '{"line":"change","bo')

  await (await openBook(folder)).close()

  expect(await linesOf(folder)).toEqual([
    [1, 1, 'added', 'registering'],
    [2, 1, 'test', 'waiting'],
    [3, 2, 'added', 'registering'],
  ])
  expect(journalEnd(folder)).toEqual({ book: 'book-of-this-test', history: 3, closing: 0 })
})

it('begins a new file with the year and when one is full, and is read as one', async () => {
  const folder = temporaryFolder()
  let now = MORNING
  const journal = new Journal({ folder, clock: { now: () => now }, history: 0 })
  const write = (history: number) => journal.write({ line: 'start', book: 'a', history, at: now }, { flush: false })
  write(1)
  now += 90 * 24 * 60 * 60 * 1000
  write(2)
  journal.write({ line: 'counter', book: 'a', name: 'x'.repeat(9 * 1024 * 1024), value: 1 }, { flush: false })
  write(3)
  journal.close()
  expect(readdirSync(folder).sort()).toEqual([
    'journal-000000000001.jsonl',
    'journal-000000000002.jsonl',
    'journal.jsonl',
  ])
  const histories: number[] = []
  for await (const line of journalLines(folder)) if (line.line === 'start') histories.push(line.history)
  expect(histories).toEqual([1, 2, 3])
})

const mounts = process.platform === 'linux' && process.getuid?.() === 0

it.skipIf(!mounts)(
  'fault 3: on a full disk it says so, stops no sale, and makes it up when there is room',
  async () => {
    const disk = join(temporaryFolder(), 'disk')
    mkdirSync(disk)
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status).toBe(0)
    onTestFinished(() => void spawnSync('umount', ['-l', disk]))
    const journal = new Journal({ folder: disk, clock: { now: () => MORNING }, history: 0 })
    const write = (value: number) => journal.write({ line: 'counter', book: 'a', name: 'day', value }, { flush: true })
    write(1)
    const ballast = join(disk, 'ballast')
    try {
      for (;;) writeFileSync(ballast, Buffer.alloc(4_096, 1), { flag: 'a' })
    } catch {
      // Full: what we wanted.
    }
    for (let value = 2; value < 200; value += 1) write(value)
    expect(journal.state).toBe('failing')
    rmSync(ballast)
    write(200)
    expect(journal.state).toBe('ok')
    journal.close()
    const values = new Set<number>()
    for await (const line of journalLines(disk)) if (line.line === 'counter') values.add(line.value)
    expect(values.size).toBe(200)
  },
)
