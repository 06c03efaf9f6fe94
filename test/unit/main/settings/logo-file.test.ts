import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LogoFile } from '../../../../src/main/settings/logo-file.ts'
import { pictureHead } from '../../../../src/main/settings/picture-head.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'logo-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The first bytes of a PNG that says it is so large. */
function aPng(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]).copy(bytes)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

/** A JPEG with a comment before its frame. */
function aJpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc2, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3])
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, 65, 66]), frame, Buffer.alloc(20)])
}

async function take(bytes: Buffer): Promise<unknown> {
  const source = join(folder, 'chosen')
  writeFileSync(source, bytes)
  const taken = await new LogoFile(join(folder, 'issuer')).take(source)
  return taken.ok ? taken.value.type : taken.error
}

it('reads the size of PNG and JPEG', () => {
  expect(pictureHead(aPng(320, 80))).toEqual({ type: 'image/png', width: 320, height: 80 })
  expect(pictureHead(aJpeg(640, 300))).toEqual({ type: 'image/jpeg', width: 640, height: 300 })
})

it('never throws, whatever the bytes are', () => {
  const beginnings = [Buffer.alloc(0), aPng(1, 1).subarray(0, 16), aJpeg(1, 1).subarray(0, 6)]
  fc.assert(
    fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }), (beginning, rest) => {
      const head = pictureHead(Buffer.concat([beginning, rest]))
      expect(head === null || head.width > 0).toBe(true)
    }),
  )
})

it('keeps a copy in the app’s own folder, which the chosen file may outlive or not', async () => {
  expect(await take(aPng(320, 80))).toBe('image/png')
  rmSync(join(folder, 'chosen'))
  const logo = new LogoFile(join(folder, 'issuer'))
  expect(await logo.read()).toEqual({ type: 'image/png', bytes: new Uint8Array(aPng(320, 80)) })
  expect(readdirSync(join(folder, 'issuer'))).toEqual(['logo'])
  await logo.remove()
  expect(await logo.read()).toBeNull()
})

it.each([
  ['a text', Buffer.from('<svg onload="alert(1)">'), 'not-a-picture'],
  ['a picture that unpacks into gigabytes', aPng(60_000, 60_000), 'too-wide'],
  ['a file of more than a megabyte', Buffer.concat([aPng(10, 10), Buffer.alloc(1_048_576)]), 'too-large'],
])('refuses %s and keeps the logo there was', async (_, bytes, reason) => {
  await take(aJpeg(20, 20))
  expect(await take(bytes)).toEqual({ kind: 'picture-refused', reason })
  expect((await new LogoFile(join(folder, 'issuer')).read())?.type).toBe('image/jpeg')
})

it('says that a file cannot be read', async () => {
  const taken = await new LogoFile(folder).take(join(folder, 'nowhere'))
  expect(taken).toEqual({ ok: false, error: { kind: 'picture-refused', reason: 'unreadable' } })
})

it('has no logo when somebody spoilt the file', async () => {
  writeFileSync(join(folder, 'logo'), 'spoilt')
  expect(await new LogoFile(folder).read()).toBeNull()
})
