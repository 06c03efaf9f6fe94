import * as v from 'valibot'

/** First bytes of every file, whatever its format. */
export const MOVING_MAGIC = 'UKETSUKE-MOVE\n'
/** Format that this version writes and the newest that it reads. */
export const MOVING_FORMAT = 1
/** Length (8 digits) and SHA-256 of the manifest, in hex, each with its end: bytes of the line after the magic. */
export const HEAD_BYTES = 8 + 1 + 64 + 1

export const BOOK_PART = 'book.sqlite'
export const SETTINGS_PART = 'settings.json'
export const OPERATORS_PART = 'operators.json'
export const LOGO_PART = 'logo'

/** Names of parts become names of files: nothing with a path in it. */
const partName = v.union([
  v.picklist([BOOK_PART, SETTINGS_PART, OPERATORS_PART, LOGO_PART, 'journal.jsonl']),
  v.pipe(v.string(), v.regex(/^journal-\d{12}\.jsonl$/u)),
])
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** What the file says of itself: it stands before its parts, in their order. */
export const MovingManifest = v.object({
  format: v.literal(MOVING_FORMAT),
  appVersion: v.pipe(v.string(), v.maxLength(40)),
  /** ms since 1970. */
  madeAt: count,
  bookId: v.string(),
  shopName: v.pipe(v.string(), v.maxLength(200)),
  counts: v.object({ orders: count, history: count, customers: count, templates: count, closings: count }),
  parts: v.pipe(
    v.array(v.object({ name: partName, bytes: count, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)) })),
    v.check((parts) => new Set(parts.map(({ name }) => name)).size === parts.length),
    v.check((parts) => [BOOK_PART, SETTINGS_PART].every((needed) => parts.some(({ name }) => name === needed))),
  ),
})
export type MovingManifest = v.InferOutput<typeof MovingManifest>
