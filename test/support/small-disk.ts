import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { mountDisk } from './mounted-disk.ts'

/** A disk of one megabyte, gone after the test; needs root on Linux. */
export function smallDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'small-'))
  const disk = join(folder, 'disk')
  const unmount = mountDisk(disk, 1)
  onTestFinished(() => {
    unmount()
    rmSync(folder, { recursive: true, force: true })
  })
  return disk
}
