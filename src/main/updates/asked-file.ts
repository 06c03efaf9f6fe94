import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { UpdateAsked } from '../../shared/update-state.ts'

const Asked = v.object({
  at: v.pipe(v.number(), v.safeInteger()),
  end: v.picklist([
    ...(['newest', 'found', 'offline', 'not-there', 'redirected', 'too-large'] as const),
    ...(['bad-signature', 'unreadable', 'damaged', 'no-space', 'not-replaced', 'other'] as const),
  ]),
})

/** When the server was last asked, beyond the end of the app: a shop that opens every morning asks once a day. */
export class AskedFile {
  readonly #path: string

  constructor(folder: string) {
    this.#path = join(folder, 'updates.json')
  }

  /** null when it was never asked, or when the file tells nothing. */
  read(): UpdateAsked | null {
    try {
      return v.parse(Asked, JSON.parse(readFileSync(this.#path, 'utf8')))
    } catch {
      return null
    }
  }

  /** A disk that refuses costs one question too many, no more. */
  keep(asked: UpdateAsked): void {
    try {
      writeFileSync(this.#path, JSON.stringify(asked))
    } catch {
      return
    }
  }
}
