/**
 * Source of a pattern for titles about a fault: `fault 7: …`, `faults 3 and 28: …`, `faults 7, 8 and 9: …`.
 * @param number of the fault; null for any
 */
export function faultPattern(number: number | null): string {
  const wanted = number === null ? String.raw`\d+` : String(number)
  return String.raw`\bfaults? (?:\d+(?:, | and ))*${wanted}(?!\d)`
}

/** The numbers of all faults that a title, or the source of a test, names; each once. */
export function faultsIn(text: string): readonly number[] {
  const named = text.match(new RegExp(String.raw`\bfaults? \d+(?:(?:, | and )\d+)*`, 'gu')) ?? []
  return [...new Set(named.flatMap((one) => (one.match(/\d+/gu) ?? []).map(Number)))]
}
