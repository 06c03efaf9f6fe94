import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const PATIENCE_MS = 60_000

/** Waits until the shop has made its backup of the day, some 20 s after its start: it must not fall into a measurement. */
export async function backedUp(userData: string): Promise<void> {
  const folder = join(userData, 'books', 'real', 'backups')
  const until = Date.now() + PATIENCE_MS
  while (Date.now() < until) {
    if (existsSync(folder) && readdirSync(folder).some((name) => /^daily-.*\.sqlite$/u.test(name))) break
    await setTimeout(250)
  }
  // The file is there before it has been verified.
  await setTimeout(3000)
}
