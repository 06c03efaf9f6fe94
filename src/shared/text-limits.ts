/** Symbols the provider refuses in free text: the union of its lists (spec: forbidden half-width symbols). */
const FORBIDDEN: ReadonlyMap<string, string> = new Map([
  ['^', '＾'],
  ['`', '｀'],
  ['{', '｛'],
  ['|', '｜'],
  ['}', '｝'],
  ['~', '～'],
  ['&', '＆'],
  ['<', '＜'],
  ['>', '＞'],
  ['"', '”'],
  ["'", '’'],
  [']', '］'],
])

/** First forbidden half-width symbol in a text, with the full-width one to offer instead. */
export function findForbiddenSymbol(text: string): { readonly symbol: string; readonly substitute: string } | null {
  for (const symbol of text) {
    const substitute = FORBIDDEN.get(symbol)
    if (substitute !== undefined) return { symbol, substitute }
  }
  return null
}

/** The text with every forbidden half-width symbol changed to its full-width twin. */
export function substituteForbiddenSymbols(text: string): string {
  return [...text].map((symbol) => FORBIDDEN.get(symbol) ?? symbol).join('')
}

/** Half-width katakana runs (with their voicing marks) become full-width; everything else only NFC. */
export function fullWidthKana(text: string): string {
  return text.normalize('NFC').replace(/[\uFF61-\uFF9F]+/gu, (kana) => kana.normalize('NFKC'))
}

/** Bytes of a text in UTF-8. */
export function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length
}

/** CP932 double-byte rows that the provider's list leaves out: NEC special, NEC-selected IBM, user area, IBM. */
function isExcludedRow(lead: number): boolean {
  return lead === 0x87 || lead === 0xed || lead === 0xee || lead >= 0xf0
}

function doubleByteCharacters(): Set<string> {
  const decoder = new TextDecoder('shift_jis')
  const characters = new Set<string>()
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    if ((lead > 0x9f && lead < 0xe0) || isExcludedRow(lead)) continue
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      const character = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && character !== '\uFFFD') characters.add(character)
    }
  }
  return characters
}

let doubleBytes: Set<string> | null = null

/** Bytes of one character in Shift_JIS as the provider takes it, or null when it has none there. */
function shiftJisWidth(character: string): 1 | 2 | null {
  if (/^[\u0020-\u007E\uFF61-\uFF9F]$/u.test(character)) return 1
  // Built on first use (7 ms): reversing the platform's own decoder needs no table of ours.
  doubleBytes ??= doubleByteCharacters()
  return doubleBytes.has(character) ? 2 : null
}

/** Bytes of a text in Shift_JIS; a character that has none there counts as two. */
export function shiftJisBytes(text: string): number {
  return [...text].reduce((sum, character) => sum + (shiftJisWidth(character) ?? 2), 0)
}

/** First character that Shift_JIS as the provider takes it does not have, or null. */
export function findOutsideShiftJis(text: string): string | null {
  return [...text].find((character) => shiftJisWidth(character) === null) ?? null
}
