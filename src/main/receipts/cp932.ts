import iconv from 'iconv-lite'

/** Characters that keyboards of other systems write, and the twin that CP932 has for each of them. */
const TWINS: readonly (readonly [string, string])[] = [
  ['\u301C', '\uFF5E'], // wave dash
  ['\u2014', '\u2015'], // em dash
  ['\u2212', '\uFF0D'], // minus sign
  ['\u2016', '\u2225'], // double vertical line
  ['\u00A2', '\uFFE0'], // cent
  ['\u00A3', '\uFFE1'], // pound
  ['\u00AC', '\uFFE2'], // not
  ['\u00A5', '\uFFE5'], // yen: byte 5C is the backslash, whatever a Japanese font shows
  ['\u203E', '\uFFE3'], // overline
]

/** Stands for what CP932 cannot hold when the operator says so: the printers' mark for a missing letter. */
const REPLACEMENT = '〓'

/** What a character is in CP932. */
export interface Cp932 {
  /** Writes a text; what it cannot hold becomes 〓 and is counted. */
  encode(text: string): { readonly bytes: Buffer; readonly replaced: number }
  /** Every character of a text that CP932 cannot hold, as often as it comes. */
  missing(text: string): readonly string[]
  /** The bytes of every UTF-16 unit as one number; 0 for what it cannot hold. */
  readonly table: Uint16Array
}

/** No character of the file but NUL is written as 0, so 0 says that there is none. */
const NONE = 0

/** Single bytes that Windows gives no character; iconv-lite has control characters for them. */
const UNUSED = new Set([0x80, 0xa0, 0xfd, 0xfe, 0xff])

/**
 * The bytes of every UTF-16 unit. iconv-lite's table is asked for each character and believed only where the bytes read
 * back as the same character: it writes `?` for what it does not know. NEC's and IBM's rows hold some characters twice;
 * what iconv-lite chooses is what Windows chooses (checked in a test). The rows for a PC's own characters
 * (U+E000 to U+F8FF) count as missing: nobody else can read them.
 */
function byteTable(): Uint16Array {
  const table = new Uint16Array(0x1_0000)
  for (let unit = 1; unit < 0x1_0000; unit += 1) {
    if (unit >= 0xd800 && unit <= 0xf8ff) continue
    const character = String.fromCharCode(unit)
    const bytes = iconv.encode(character, 'cp932')
    if (iconv.decode(bytes, 'cp932', { stripBOM: false }) !== character) continue
    const code = bytes.length === 1 ? (bytes[0] ?? NONE) : bytes.readUInt16BE(0)
    if (!UNUSED.has(code)) table[unit] = code
  }
  for (const [typed, twin] of TWINS) table[typed.charCodeAt(0)] = table[twin.charCodeAt(0)] ?? NONE
  return table
}

/** Makes the table, which takes a few tens of ms: once for a file, not once for a row. */
export function createCp932(): Cp932 {
  const table = byteTable()
  const replacement = table[REPLACEMENT.charCodeAt(0)] ?? NONE
  return {
    table,
    encode: (text) => encode(text, table, replacement),
    missing: (text) => [...text].filter((character) => character !== '\0' && isMissing(character, table)),
  }
}

function isMissing(character: string, table: Uint16Array): boolean {
  return character.length > 1 || table[character.charCodeAt(0)] === NONE
}

function encode(text: string, table: Uint16Array, replacement: number): ReturnType<Cp932['encode']> {
  const bytes = Buffer.allocUnsafe(text.length * 2)
  let end = 0
  let replaced = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    let code = table[unit] ?? NONE
    if (code === NONE && unit !== 0) {
      code = replacement
      replaced += 1
      if (unit >= 0xd800 && unit <= 0xdbff && isLowHalf(text.charCodeAt(index + 1))) index += 1
    }
    if (code > 0xff) bytes[end++] = code >> 8
    bytes[end++] = code & 0xff
  }
  return { bytes: bytes.subarray(0, end), replaced }
}

/** The second half of a pair that stands for one character. */
function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
