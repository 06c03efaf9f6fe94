import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NOTICES_FILE } from '../../../scripts/notices/make-notices.ts'
import { noticesText } from '../../../scripts/notices/notices-text.ts'

const projectFolder = join(import.meta.dirname, '..', '..', '..')

test('the third-party notices name exactly the packages that are shipped (else: npm run notices)', async () => {
  const kept = readFileSync(join(projectFolder, NOTICES_FILE), 'utf8')
  const now = await noticesText(projectFolder)
  expect(titles(kept)).toEqual(titles(now))
  expect(kept).toBe(now)
}, 120_000)

/** `name version (licence)`, the line after each rule. */
function titles(text: string): string[] {
  return [...text.matchAll(/^-{80}\n(.+)$/gmu)].map(([, title]) => title ?? '')
}
