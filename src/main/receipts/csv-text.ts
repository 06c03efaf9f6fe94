/** A cell that a spreadsheet would read as a formula, also in full width or after spaces. */
const FORMULA = /^[\s\u3000]*[=+\-@\t\r＝＋－＠]/u

/**
 * One CSV cell of text (RFC 4180). What a spreadsheet would take for a formula gets a leading apostrophe, the usual
 * guard against CSV injection; numbers are not written by this function, so -70 stays -70.
 */
export function csvText(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/u.test(guarded) || guarded !== guarded.trim() ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/**
 * Digits that a spreadsheet would spoil (leading zeros, 16 and more digits): written as the text formula `="…"`.
 * Only for identifiers made of digits, letters and hyphens that the app or the provider made, never around user text.
 */
export function csvIdentifier(id: string): string {
  return /^\d+$/u.test(id) && (id.startsWith('0') || id.length >= 12) ? `"=""${id}"""` : csvText(id)
}

/** One line of cells that are already escaped, ended by CRLF. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`
}
