import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { toldSizes } from '../../../../scripts/packaging/told-sizes.ts'

test('what was packed is told with its size, notes of the packer are not', () => {
  const dist = mkdtempSync(join(tmpdir(), 'dist-'))
  onTestFinished(() => rmSync(dist, { recursive: true }))
  mkdirSync(join(dist, 'linux-unpacked', 'resources'), { recursive: true })
  writeFileSync(join(dist, 'linux-unpacked', 'uketsuke'), Buffer.alloc(1_500_000))
  writeFileSync(join(dist, 'linux-unpacked', 'resources', 'app.asar'), Buffer.alloc(700_000))
  for (const name of ['Uketsuke-x86_64.AppImage', 'latest-linux.yml', 'Uketsuke.exe.blockmap', '.icon-set']) {
    writeFileSync(join(dist, name), Buffer.alloc(300_000))
  }
  expect(toldSizes(dist)).toEqual(['Uketsuke-x86_64.AppImage: 0.3 MB', 'linux-unpacked: 2.2 MB'])
})

test('nothing was packed yet', () => {
  expect(toldSizes(join(tmpdir(), 'no-such-dist'))).toEqual([])
})
