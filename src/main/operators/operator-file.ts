import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { ROLES } from '../../shared/operator.ts'
import { writeWholeFile } from '../files/write-whole-file.ts'
import { PinHash } from './pin-hash.ts'
import { NO_TRIES, Tries } from './pin-waits.ts'

const KeptOperator = v.object({
  id: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  name: v.pipe(v.string(), v.nonEmpty()),
  userId: v.pipe(v.string(), v.nonEmpty()),
  role: v.picklist(ROLES),
  active: v.boolean(),
  pin: v.nullable(PinHash),
  tries: v.optional(Tries, NO_TRIES),
})
export type KeptOperator = v.InferOutput<typeof KeptOperator>

const Kept = v.object({
  version: v.literal(1),
  operators: v.array(KeptOperator),
  last: v.nullable(v.number()),
  awayMinutes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Tries to get in by the shop's keys. */
  recovery: v.optional(Tries, NO_TRIES),
})
/** `operators.json` as it is on the disk. */
export type KeptOperators = v.InferOutput<typeof Kept>

export const NOBODY: KeptOperators = { version: 1, operators: [], last: null, awayMinutes: 0, recovery: NO_TRIES }

/** What stands in such a file; null when it says nothing. */
export function readKept(text: string): KeptOperators | null {
  const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), Kept), text)
  return kept.success ? kept.output : null
}

/** Where the list lies in the app's folder. */
export function operatorsPath(folder: string): string {
  return join(folder, 'operators.json')
}

/** The list of operators in a file of its own: both books share it, and a restored book changes no PIN. */
export class OperatorFile {
  readonly #folder: string

  /** @param folder where the app writes */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** null when there is a file that cannot be read; it is set aside as `operators.broken.json`. */
  read(): KeptOperators | null {
    const text = this.#text()
    if (text === 'missing') return NOBODY
    const kept = text === null ? null : readKept(text.read)
    if (kept === null) this.#setAside()
    return kept
  }

  /** Whether it was kept; a full or read-only disk says no. */
  async write(kept: KeptOperators): Promise<boolean> {
    const written = await writeWholeFile(this.#path(), Buffer.from(`${JSON.stringify(kept, null, 2)}\n`))
    return written.ok
  }

  #path(): string {
    return operatorsPath(this.#folder)
  }

  /** null when the disk does not give it: a list nobody can read must not keep the window from opening. */
  #text(): { readonly read: string } | 'missing' | null {
    try {
      return { read: readFileSync(this.#path(), 'utf8') }
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause)) throw cause
      return cause.code === 'ENOENT' ? 'missing' : null
    }
  }

  /** A disk that does not even let it be renamed keeps it where it is. */
  #setAside(): void {
    try {
      renameSync(this.#path(), join(this.#folder, 'operators.broken.json'))
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause)) throw cause
    }
  }
}
