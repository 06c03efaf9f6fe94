import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Whether a small disk can be mounted at all. */
export const mounts = process.platform === 'linux' && process.getuid?.() === 0
export const NO_MOUNT = 'mounting a small disk needs root on Linux'

/** A disk of one megabyte, gone after the test; needs root on Linux. */
export function smallDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'small-'))
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk])
  if (mounted.status !== 0) throw new Error(`no small disk: ${mounted.stderr.toString()}`)
  onTestFinished(() => {
    spawnSync('umount', ['-l', disk])
    rmSync(folder, { recursive: true, force: true })
  })
  return disk
}

/** Takes the disk's last free byte. */
export function fill(path: string): void {
  try {
    for (let size = 4_096; ; size += 4_096) writeFileSync(path, Buffer.alloc(4_096, 1), { flag: 'a' })
  } catch {
    // Full: what we wanted.
  }
}
