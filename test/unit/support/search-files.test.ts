import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../../../src/main/orders/book/open-database.ts'
import { holdsCardNumber } from '../../../src/shared/card-number.ts'
import { newCanaries, piecesOf, typedCard } from '../../support/canaries.ts'
import { hitsIn } from '../../support/search-files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'search-files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const canary = newCanaries()
const secret = canary.apiPassword
const before = Buffer.from('something else, ')

/** Each way a file may hold a text, as somebody would write it who thinks of no search. */
const WAYS: readonly (readonly [way: string, bytes: () => Buffer])[] = [
  ['plain', () => Buffer.from(`log line with ${secret} in it`)],
  ['UTF-16 LE', () => Buffer.from(`x${secret}`, 'utf16le')],
  ['UTF-16 BE', () => Buffer.from(`x${secret}`, 'utf16le').swap16()],
  ['hex', () => Buffer.from(Buffer.from(secret).toString('hex'))],
  ['HEX', () => Buffer.from(Buffer.from(secret).toString('hex').toUpperCase())],
  ...[0, 1, 2].map((phase): [string, () => Buffer] => [
    `base64 from byte ${phase}`,
    () => Buffer.from(Buffer.concat([before.subarray(0, phase), Buffer.from(secret)]).toString('base64')),
  ]),
  ['gzip', () => gzipSync(Buffer.from(`packed ${secret}`))],
  ['gzip behind other bytes', () => Buffer.concat([before, gzipSync(Buffer.from(`packed ${secret}`))])],
  [
    'a stream of a PDF',
    () => Buffer.concat([Buffer.from('<<>>\nstream\n'), deflateSync(Buffer.from(secret)), Buffer.from('\nendstream')]),
  ],
]

it.each(WAYS)('fault 27: the search finds a canary written as %s, deep in a folder', (way, bytes) => {
  mkdirSync(join(folder, 'Local Storage', 'leveldb'), { recursive: true })
  const file = join(folder, 'Local Storage', 'leveldb', way.endsWith('PDF') ? 'file.pdf' : '000003.log')
  writeFileSync(file, bytes())
  expect(hitsIn([folder], [secret]).map((hit) => hit.file)).toContain(file)
  expect(hitsIn([folder], [newCanaries().apiPassword])).toEqual([])
})

it('fault 27: the search finds a canary in the write-ahead log of an open SQLite file, and one that was deleted', () => {
  const database = openDatabase(join(folder, 'book.sqlite'), 'create')
  database.run(`PRAGMA journal_mode = WAL; CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('${secret}');`)
  expect(hitsIn([folder], [secret]).map((hit) => hit.file)).toEqual([join(folder, 'book.sqlite-wal')])
  database.run('DELETE FROM notes; PRAGMA wal_checkpoint(TRUNCATE);')
  database.close()
  expect(hitsIn([folder], [secret]).map((hit) => hit.file)).toEqual([join(folder, 'book.sqlite')])
})

it('fault 27: the search finds a canary that the pages of a SQLite file divide', () => {
  const database = openDatabase(join(folder, 'book.sqlite'), 'create')
  // Longer than a page by a varying rest: in one of the rows the page ends within the canary.
  const rows = Array.from({ length: 24 }, (_, index) => `('${'x'.repeat(4060 + index)}${secret}${'y'.repeat(600)}')`)
  database.run(`CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ${rows.join(', ')};`)
  database.close()
  expect(hitsIn([folder], piecesOf(canary)).map((hit) => hit.file)).toContain(join(folder, 'book.sqlite'))
})

it('fault 27: a canary card is one that the app refuses, however it is typed', () => {
  for (let made = 0; made < 200; made += 1) {
    const { card } = newCanaries()
    for (const typed of Object.values(typedCard(card))) expect(holdsCardNumber(typed), typed).toBe(true)
  }
})

it.each(['plain', 'spaced', 'dashed', 'wide'] as const)(
  'fault 27: the search finds a card number that is written %s',
  (way) => {
    writeFileSync(join(folder, 'draft.json'), JSON.stringify({ name: typedCard(canary.card)[way] }))
    expect(hitsIn([folder], piecesOf(canary))).not.toEqual([])
  },
)
