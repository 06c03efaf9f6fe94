import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { noticesText } from './notices-text.ts'

/** Where the notices lie in the project; they are shipped from there. */
export const NOTICES_FILE = join('resources', 'third-party-notices.txt')

/** Writes the third-party notices anew. Resolves to the exit code. */
export async function makeNotices(projectFolder: string): Promise<number> {
  writeFileSync(join(projectFolder, NOTICES_FILE), await noticesText(projectFolder))
  console.log(`wrote ${NOTICES_FILE}`)
  return 0
}
