import { TextDecoder } from 'node:util'

/** The characters the provider can keep in a client field, with their Shift_JIS bytes. */
export interface ShiftJis {
  /** Bytes the text takes, or undefined when a character of it is not allowed. */
  byteLength(text: string): number | undefined
  /** Shift_JIS bytes; `?` for what has none. */
  encode(text: string): Buffer
}

// Two code points are in use for these; a sender may mean either.
const TWINS = { '〜': '～', '—': '―', '−': '－', '‖': '∥', '¢': '￠', '£': '￡', '¬': '￢' }
const LEAD_BYTES: readonly (readonly [number, number])[] = [
  [0x81, 0x9f],
  [0xe0, 0xea],
]
const NEC_ROW = 0x87

/** Builds the table from Node's own decoder. NEC and IBM extension rows are left out, as the provider refuses them. */
export function readShiftJis(): ShiftJis {
  const table = doubleByteTable()
  for (const [twin, original] of Object.entries(TWINS)) copyEntry(table, original, twin)
  const bytesOf = (character: string) => singleByte(character) ?? table.get(character)
  return {
    byteLength(text) {
      const sizes = Array.from(text, (character) => bytesOf(character)?.length)
      return sizes.reduce((sum, size) => (sum === undefined || size === undefined ? undefined : sum + size), 0)
    },
    encode: (text) => Buffer.from(Array.from(text).flatMap((character) => bytesOf(character) ?? [0x3f])),
  }
}

function singleByte(character: string): number[] | undefined {
  const code = character.codePointAt(0) ?? 0
  if (code <= 0x7f) return [code]
  return code >= 0xff61 && code <= 0xff9f ? [code - 0xff61 + 0xa1] : undefined
}

function doubleByteTable(): Map<string, number[]> {
  const decoder = new TextDecoder('shift_jis')
  const table = new Map<string, number[]>()
  for (const [first, last] of LEAD_BYTES) {
    for (let lead = first; lead <= last; lead += 1) if (lead !== NEC_ROW) addRow(table, decoder, lead)
  }
  return table
}

function addRow(table: Map<string, number[]>, decoder: TextDecoder, lead: number): void {
  for (let trail = 0x40; trail <= 0xfc; trail += 1) {
    const character = decoder.decode(Uint8Array.of(lead, trail))
    if (character.length === 1 && character !== '\ufffd') table.set(character, [lead, trail])
  }
}

function copyEntry(table: Map<string, number[]>, from: string, to: string): void {
  const bytes = table.get(from)
  if (bytes) table.set(to, bytes)
}
