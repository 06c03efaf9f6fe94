import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const NOTE_FILE = 'unfinished-export.json'
const SUFFIX = '.part'
const Note = v.object({ part: v.pipe(v.string(), v.endsWith(SUFFIX)) })

/** Name of a file while it is being written: beside the real one, so that renaming it never copies. */
export function partPath(path: string, id: string): string {
  return `${path}.${id}${SUFFIX}`
}

/**
 * Remembers the half file that is being written, so that one left behind by a power cut or a killed program is taken
 * away at the next start or the next export. `folder` is the app's own.
 */
export class UnfinishedExport {
  readonly #note: string

  constructor(folder: string) {
    this.#note = join(folder, NOTE_FILE)
  }

  /** Answers null, or the system's word for why it cannot be noted: then nothing may be begun. */
  begin(part: string): string | null {
    this.tidy()
    try {
      writeFileSync(this.#note, JSON.stringify({ part }))
      return null
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause) return String(cause.code)
      throw cause
    }
  }

  /** Removes the half file that is noted, if any. One that cannot be reached now stays noted for the next time. */
  tidy(): void {
    const part = this.#noted()
    try {
      if (part !== null) rmSync(part, { force: true })
      rmSync(this.#note, { force: true })
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause)) throw cause
    }
  }

  #noted(): string | null {
    try {
      const note = v.safeParse(Note, JSON.parse(readFileSync(this.#note, 'utf8')))
      return note.success ? note.output.part : null
    } catch (cause) {
      if (cause instanceof SyntaxError || (cause instanceof Error && 'code' in cause)) return null
      throw cause
    }
  }
}
