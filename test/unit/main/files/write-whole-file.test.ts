import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { diskReason, ownDiskReason } from '../../../../src/main/files/disk-reason.ts'
import { fillWholeFile, writeWholeFile, writeWholeFileSync } from '../../../../src/main/files/write-whole-file.ts'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'whole-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Names of the calls of the disk, in order, while `work` runs. */
function callsDuring(work: () => void): string[] {
  const calls: string[] = []
  const names = ['writeFileSync', 'fsyncSync', 'renameSync'] as const
  const real = Object.fromEntries(names.map((name) => [name, fs[name]]))
  const noted = names.map((name) => {
    const call = fs[name] as (...given: unknown[]) => unknown
    return [name, (...given: unknown[]) => (calls.push(name), call(...given))]
  })
  Object.assign(fs, Object.fromEntries(noted))
  syncBuiltinESMExports()
  try {
    work()
  } finally {
    Object.assign(fs, real)
    syncBuiltinESMExports()
  }
  return calls
}

it('is on the disk before it has its name, and then the name is', () => {
  const path = join(aFolder(), 'list')
  const ofItsFolder = process.platform === 'win32' ? [] : ['fsyncSync']
  expect(callsDuring(() => writeWholeFileSync(path, 'new'))).toEqual([
    ...['writeFileSync', 'fsyncSync', 'renameSync'],
    ...ofItsFolder,
  ])
  expect(readFileSync(path, 'utf8')).toBe('new')
})

it.skipIf(process.platform === 'win32').each([
  ['EINVAL', true],
  ['EIO', false],
])('when its folder answers %s to being flushed, that is enough: %s', (code, isEnough) => {
  const path = join(aFolder(), 'list')
  const { fsyncSync } = fs
  const refuse = (file: number): void => {
    if (fs.fstatSync(file).isDirectory()) throw Object.assign(new Error('fsync'), { code, syscall: 'fsync' })
    fsyncSync(file)
  }
  Object.assign(fs, { fsyncSync: refuse })
  syncBuiltinESMExports()
  onTestFinished(() => {
    Object.assign(fs, { fsyncSync })
    syncBuiltinESMExports()
  })
  const writing = expect(() => writeWholeFileSync(path, 'new'))
  if (isEnough) writing.not.toThrow()
  else writing.toThrow('fsync')
  expect(readFileSync(path, 'utf8')).toBe('new')
})

it('leaves the old file and nothing beside it when filling it fails', () => {
  const folder = aFolder()
  const path = join(folder, 'list')
  writeWholeFileSync(path, 'old')
  const fail = (file: number): never => {
    writeFileSync(file, 'half')
    throw new Error('cut off')
  }
  expect(() => fillWholeFile(path, fail)).toThrow('cut off')
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['list']])
})

it('is closed to others also over what a crash left open', () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'list.new'), 'left over', { mode: 0o644 })
  writeWholeFileSync(join(folder, 'list'), 'mine', 0o600)
  expect(statSync(join(folder, 'list')).mode & 0o777).toBe(0o600)
})

it('answers in words what the disk refuses for a file of the operator, and leaves nothing beside it', async () => {
  const folder = aFolder()
  expect(await writeWholeFile(join(folder, 'gone', 'x'), Buffer.from('x'))).toEqual({
    ok: false,
    error: { kind: 'export-failed', reason: 'folder-gone' },
  })
  fs.mkdirSync(join(folder, 'taken'))
  expect(await writeWholeFile(join(folder, 'taken'), Buffer.from('x'))).toMatchObject({ ok: false })
  expect(readdirSync(folder)).toEqual(['taken'])
})

it.each([
  ['ENOSPC', 'no-space', 'no-space'],
  ['EROFS', 'no-permission', 'no-permission'],
  ['EBUSY', 'locked', 'other'],
  ['ENOENT', 'folder-gone', 'other'],
  ['EWHATEVER', 'other', 'other'],
])('tells %s as %s, and of a file of its own as %s', (code, chosen, own) => {
  const error = Object.assign(new Error(code), { code })
  expect([diskReason(code), diskReason(error), ownDiskReason(error)]).toEqual([chosen, chosen, own])
})
