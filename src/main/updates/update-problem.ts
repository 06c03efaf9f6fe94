import type { UpdateTrouble } from '../../shared/update-state.ts'

/** Carries an expected trouble through electron-updater, which knows only throwing. */
export class UpdateProblem extends Error {
  readonly trouble: UpdateTrouble

  constructor(trouble: UpdateTrouble) {
    super(`update: ${trouble}`)
    this.trouble = trouble
  }
}

const CODES: Readonly<Record<string, UpdateTrouble>> = {
  ERR_CHECKSUM_MISMATCH: 'damaged',
  ERR_UPDATER_INVALID_SIGNATURE: 'bad-signature',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
}

/** What electron-updater threw, as a trouble of ours. */
export function troubleOf(cause: unknown): UpdateTrouble {
  if (cause instanceof UpdateProblem) return cause.trouble
  if (!(cause instanceof Error)) return 'other'
  const known = 'code' in cause ? CODES[String(cause.code)] : undefined
  if (known !== undefined) return known
  // Chromium's own words: a body that ended early, or no way to the server.
  if (/ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE_CHUNKED_ENCODING/u.test(cause.message)) return 'damaged'
  if (cause.message.includes('net::ERR_')) return 'offline'
  return /, status 4\d\d/u.test(cause.message) ? 'not-there' : 'other'
}
