/** SQLite's primary result codes that the shop can act on. */
export type DatabaseTrouble =
  'busy' | 'read-only' | 'io' | 'damaged' | 'full' | 'cannot-open' | 'not-a-database' | 'constraint' | 'other'

const TROUBLES: ReadonlyMap<number, DatabaseTrouble> = new Map([
  [5, 'busy'],
  [6, 'busy'],
  [8, 'read-only'],
  [10, 'io'],
  [11, 'damaged'],
  [13, 'full'],
  [14, 'cannot-open'],
  [19, 'constraint'],
  [26, 'not-a-database'],
])

/** Something SQLite refused. `trouble` says what kind of thing it was. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly trouble: DatabaseTrouble

  constructor(trouble: DatabaseTrouble, cause: Error) {
    super(cause.message, { cause })
    this.trouble = trouble
  }
}

/** Turns what the driver threw into a DatabaseError; anything that is not SQLite's comes back as it was. */
export function toDatabaseError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = resultCode(error)
  // The primary code is the lowest byte; the driver has no names for many of the extended ones.
  return code === null ? error : new DatabaseError(TROUBLES.get(code & 0xff) ?? 'other', error)
}

function resultCode(error: Error): number | null {
  if ('rawCode' in error && typeof error.rawCode === 'number') return error.rawCode
  // A failure to open carries its code only inside the text.
  const opening = /^ConnectionFailed\(.*: (\d+)"\)$/u.exec(error.message)
  return opening === null ? null : Number(opening[1])
}
