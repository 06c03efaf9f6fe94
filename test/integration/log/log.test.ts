import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isLogLine } from '../../../src/main/log-line.ts'
import { LOG_FILES, openLog } from '../../../src/main/log.ts'
import { newCanaries, piecesOf } from '../../support/canaries.ts'
import { hitsIn } from '../../support/search-files.ts'

const FILE_BYTES = 12_000

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uketsuke-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const linesOf = (file: string): string[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => line.trimEnd())
const bytesOnDisk = (): number => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)

it('a full log becomes the older one, the one before goes, and the disk never holds more than two', () => {
  const log = openLog(folder, FILE_BYTES)
  let most = 0
  for (let written = 1; written <= 1_000; written += 1) {
    log.info('asked', { channel: 'orders:place', operator: written })
    most = Math.max(most, bytesOnDisk())
  }
  expect(readdirSync(folder).sort()).toEqual([...LOG_FILES].sort())
  expect(most).toBeGreaterThan(FILE_BYTES)
  expect(most).toBeLessThanOrEqual(2 * FILE_BYTES)
  const operators = LOG_FILES.flatMap(linesOf).map((line) => Number(/operator=(\d+)$/u.exec(line)?.[1]))
  // The newest ones, in order, without a gap where the file changed.
  expect(operators).toEqual(operators.map((_, index) => 1_000 - operators.length + 1 + index))
})

it('the longest lines there can be do not burst the files either', () => {
  const log = openLog(folder, FILE_BYTES)
  const deep = Object.assign(new Error('x'), {
    stack: `Error: x\n${`    at ${'a'.repeat(190)} (/${'b'.repeat(80)}:1234567:1234567)\n`.repeat(50)}`,
  })
  for (let written = 0; written < 60; written += 1) {
    log.bug('orders:place', deep)
    expect(bytesOnDisk()).toBeLessThanOrEqual(2 * FILE_BYTES)
  }
})

it('a log that is full from the run before is turned over by the next one', () => {
  const before = openLog(folder, FILE_BYTES)
  while (bytesOnDisk() < FILE_BYTES - 2_000) before.info('started', { version: '0.1.0' })
  openLog(folder, FILE_BYTES).info('started', { version: '0.2.0' })
  openLog(folder, FILE_BYTES).info('started', { version: '0.2.0' })
  expect(bytesOnDisk()).toBeLessThanOrEqual(2 * FILE_BYTES)
  expect(linesOf(LOG_FILES[1]).at(-1)).toContain('version=0.2.0')
})

it('fault 27: whatever is handed to the log, only what its fields may say is written, and every line is one of ours', () => {
  const canaries = newCanaries()
  const log = openLog(folder)
  for (const secret of [...piecesOf(canaries), '山田 太郎', `x\n[fake] ${canaries.apiKey}`]) {
    log.info(secret, { reason: secret, channel: secret, version: secret, electron: secret, platform: secret })
    log.warn('backup', { at: secret, operator: secret, [secret]: secret })
    const cause = new Error(`${secret}\n    at ${secret} (${secret}.ts:1:1)`)
    log.bug('shop', cause)
    log.bug('shop', Object.assign(new TypeError('elsewhere'), { name: secret }))
    log.bug('shop', secret)
    log.bug('shop', { secret })
  }
  expect(hitsIn([folder], piecesOf(canaries))).toEqual([])
  expect(hitsIn([folder], ['山田', '太郎'])).toEqual([])
  expect(linesOf(LOG_FILES[1]).filter((line) => !isLogLine(line))).toEqual([])
})

it('fault 27: what the log may say is there: version, reason, channel, operator, and where a bug was thrown', () => {
  const log = openLog(folder)
  log.info('started', { version: '0.1.0', electron: '45.4.1', platform: 'win32' })
  log.warn('backup', { reason: 'no-space' })
  log.info('asked', { channel: 'settings:save-credentials', operator: 3 })
  log.bug('orders:place', new RangeError('山田'))
  expect(linesOf(LOG_FILES[1]).map((line) => line.replace(/^\[.{23}\] /u, ''))).toEqual([
    '[info]  started version=0.1.0 electron=45.4.1 platform=win32',
    '[warn]  backup reason=no-space',
    '[info]  asked channel=settings:save-credentials operator=3',
    expect.stringMatching(/^\[error\] orders:place at=RangeError<@log\.test\.ts:\d+:\d+<[^/]*$/u),
  ])
})

it('fault 27: no line that anybody could make up outside these words counts as one of ours', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.constantFrom('reason', 'at', 'channel'),
      (text, name) => {
        const line = `[2026-11-24 05:00:00.000] [info]  started ${name}=${text}`
        if (isLogLine(line)) expect(text).toMatch(/^(?:\?|[A-Za-z]+(?:[:<-][\w$.@:<-]*)?)$/u)
      },
    ),
  )
})
