import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vi } from 'vitest'

const project = join(import.meta.dirname, '../../../..')

/** Answers `fetch` as the app does: with the files of the project that the build puts beside the page. */
export function serveAppFiles(): void {
  const answer = (address: string) => Promise.resolve(new Response(readFileSync(join(project, address), 'utf8')))
  vi.stubGlobal('fetch', vi.fn(answer))
}
