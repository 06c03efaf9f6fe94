import type { CsvMode, Encoding } from '../../shared/export-request.ts'
import { createCp932, type Cp932 } from './cp932.ts'
import { csvIdentifier, csvText } from './csv-text.ts'

/** What may be done to a text: see sheet.ts. */
export type TextKind = 'text' | 'identifier'

/**
 * Writes cells as bytes. Texts come as the UTF-8 of JSON. Most have nothing in them that a file must take care of: they
 * are copied byte by byte and no string is ever made of them. All others go through csv-text.ts.
 */
export class CellEncoder {
  /** What is written so far is in the first `end` bytes. */
  out = Buffer.alloc(0)
  end = 0
  /** Characters for which 〓 was written. */
  replaced = 0
  readonly cp932: Cp932 | null
  readonly #mode: CsvMode

  constructor(encoding: Encoding, mode: CsvMode) {
    this.cp932 = encoding === 'cp932' ? createCp932() : null
    this.#mode = mode
  }

  /** Starts anew, with room for so many bytes. */
  restart(room: number): void {
    if (this.out.length < room) this.out = Buffer.allocUnsafeSlow(room)
    this.end = 0
  }

  byte(byte: number): void {
    this.out[this.end++] = byte
  }

  /** Bytes that are already what the file wants. */
  ready(bytes: Uint8Array): void {
    this.copy(bytes, 0, bytes.length)
  }

  copy(bytes: Uint8Array, from: number, to: number): void {
    const { out } = this
    let { end } = this
    for (let at = from; at < to; at += 1) out[end++] = bytes[at] ?? 0
    this.end = end
  }

  /** A whole number; null is an empty cell. */
  number(value: number | null): void {
    if (value !== null) this.end += this.out.write(String(value), this.end, 'latin1')
  }

  /**
   * The JSON text whose first byte is at `from`. Answers where its closing quote is where it could be copied; where it
   * needs care nothing is written and -1 is answered.
   */
  plain(json: Uint8Array, from: number, kind: TextKind): number {
    const first = json[from] ?? QUOTE
    if (first === QUOTE) return from
    if (!startsPlain(first, json[from + 1] ?? 0)) return -1
    // Digits may be of those that a spreadsheet spoils.
    if (kind === 'identifier' && this.#mode === 'excel' && first <= NINE) return -1
    const begun = this.end
    const to = this.cp932 === null ? this.#copyText(json, from) : this.#copyCp932(json, from, this.cp932.table)
    if (to !== -1 && endsPlain(json, to)) return to
    this.end = begun
    return -1
  }

  /** Any text, with all the care it needs. */
  careful(text: string, kind: TextKind): void {
    const cell = kind === 'text' ? csvText(text) : csvIdentifier(text, this.#mode)
    if (this.cp932 === null) this.end += this.out.write(cell, this.end)
    else {
      const { bytes, replaced } = this.cp932.encode(cell)
      this.ready(bytes)
      this.replaced += replaced
    }
  }

  /** A text as it will be written many times; what CP932 cannot hold of it is not counted here. */
  encoded(text: string): { readonly bytes: Uint8Array; readonly missing: readonly string[] } {
    const cell = csvText(text)
    if (this.cp932 === null) return { bytes: Buffer.from(cell), missing: [] }
    return { bytes: this.cp932.encode(cell).bytes, missing: this.cp932.missing(text) }
  }

  #copyText(json: Uint8Array, from: number): number {
    const { out } = this
    let { end } = this
    let at = from
    for (;;) {
      const byte = json[at] ?? QUOTE
      if (CARE[byte] === 1) break
      out[end++] = byte
      at += 1
    }
    this.end = end
    return json[at] === QUOTE ? at : -1
  }

  #copyCp932(json: Uint8Array, from: number, table: Uint16Array): number {
    const { out } = this
    let { end } = this
    let at = from
    for (;;) {
      const byte = json[at] ?? QUOTE
      if (CARE[byte] === 1) break
      const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : 3
      const code = table[byte < 0x80 ? byte : longUnit(json, at, length)] ?? 0
      if (code === 0 || byte >= 0xf0) return -1
      if (code > 0xff) out[end++] = code >> 8
      out[end++] = code & 0xff
      at += length
    }
    this.end = end
    return json[at] === QUOTE ? at : -1
  }
}

const QUOTE = 0x22
const NINE = 0x39

/** What ends the copying: a quote (the end), a backslash (JSON's way to write something else), a comma. */
const CARE = Uint8Array.from({ length: 0x100 }, (_, byte) => (byte === QUOTE || byte === 0x5c || byte === 0x2c ? 1 : 0))

/** The UTF-16 unit of two or three bytes of UTF-8. */
function longUnit(json: Uint8Array, at: number, length: number): number {
  const first = json[at] ?? 0
  const second = (json[at + 1] ?? 0) & 0x3f
  if (length === 2) return ((first & 0x1f) << 6) | second
  return ((first & 0x0f) << 12) | (second << 6) | ((json[at + 2] ?? 0) & 0x3f)
}

/** Digits, letters, and U+3040 to U+9FFF (kana, kanji): nothing that begins so is a formula or a blank. */
function startsPlain(first: number, second: number): boolean {
  const small = first | 0x20
  if (first < 0x80) return (first >= 0x30 && first <= NINE) || (small >= 0x61 && small <= 0x7a)
  return (first > 0xe3 && first <= 0xe9) || (first === 0xe3 && second > 0x80)
}

/** Whether the character that ends before `to` is no blank; it may be doubtful for one that is none either. */
function endsPlain(json: Uint8Array, to: number): boolean {
  const last = json[to - 1] ?? 0
  if (last < 0x80) return last > 0x20
  // U+00A0; U+2000 to U+2FFF; U+3000 to U+303F; U+F000 to U+FFFF: among them are all blanks that csv-text.ts knows.
  if (json[to - 2] === 0xc2) return false
  const lead = json[to - 3]
  return lead !== 0xe2 && lead !== 0xef && !(lead === 0xe3 && json[to - 2] === 0x80)
}
