import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { isWholeFile } from '../../../../src/main/updates/whole-file.ts'

it('a loaded file that was changed, has vanished or is held by something else is not whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'uketsuke-whole-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'installer')
  const sums = [createHash('sha512').update('signed').digest('base64')]
  writeFileSync(path, 'signed')
  expect([await isWholeFile(path, sums), existsSync(path)]).toEqual([true, true])
  writeFileSync(path, 'changed')
  expect([await isWholeFile(path, sums), existsSync(path)]).toEqual([false, false])
  expect(await isWholeFile(path, sums)).toBe(false)
  // What can neither be read as a file nor removed as one.
  mkdirSync(path)
  expect([await isWholeFile(path, sums), existsSync(path)]).toEqual([false, true])
})
