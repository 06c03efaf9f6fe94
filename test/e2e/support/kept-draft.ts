import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The draft of the training mode. */
export const draftFile = (userData: string): string => join(userData, 'draft-training.json')

/**
 * What lies on the disk of the order being typed, or null. Read field by field: the file holds random keys as well, in
 * which a few digits stand by chance.
 */
export function keptOnDisk(userData: string): unknown {
  const file = draftFile(userData)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}
