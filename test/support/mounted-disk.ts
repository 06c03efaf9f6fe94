import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'

/** Whether a small disk can be mounted at all. */
export const mounts = process.platform === 'linux' && process.getuid?.() === 0
export const NO_MOUNT = 'mounting a small disk needs root on Linux'

/**
 * Mounts a disk of so many megabytes at `folder`; needs root on Linux.
 * @returns takes it away again
 */
export function mountDisk(folder: string, megabytes: number): () => void {
  mkdirSync(folder, { recursive: true })
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', folder])
  if (mounted.status !== 0) throw new Error(`no small disk: ${mounted.stderr.toString()}`)
  return () => void spawnSync('umount', ['-l', folder])
}

/** Takes the disk's last free byte. */
export function fill(path: string): void {
  try {
    for (let size = 4_096; ; size += 4_096) writeFileSync(path, Buffer.alloc(4_096, 1), { flag: 'a' })
  } catch {
    // Full: what we wanted.
  }
}
