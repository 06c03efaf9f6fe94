// Values of a JSON array of numbers, texts and nulls, read where they stand in its bytes.

const [QUOTE, BACKSLASH, COMMA, BRACKET, ZERO, MINUS, SMALL_N] = [0x22, 0x5c, 0x2c, 0x5d, 0x30, 0x2d, 0x6e]

/** Behind the closing quote of the text that begins at `from`. */
export function endOfText(json: Uint8Array, from: number): number {
  let at = from + 1
  for (; json[at] !== QUOTE; at += 1) if (json[at] === BACKSLASH) at += 1
  return at + 1
}

/** Behind the number or null that begins at `from`. */
export function endOfNumber(json: Uint8Array, from: number): number {
  let at = from
  while (json[at] !== COMMA && json[at] !== BRACKET) at += 1
  return at
}

/** Behind any value. */
export function endOfValue(json: Uint8Array, from: number): number {
  return json[from] === QUOTE ? endOfText(json, from) : endOfNumber(json, from)
}

export function isNull(json: Uint8Array, from: number): boolean {
  return json[from] === SMALL_N
}

/** A whole number. */
export function numberAt(json: Uint8Array, from: number): number {
  const negative = json[from] === MINUS
  let value = 0
  for (let at = negative ? from + 1 : from; ; at += 1) {
    const digit = (json[at] ?? 0) - ZERO
    if (digit < 0 || digit > 9) return negative ? 0 - value : value
    value = value * 10 + digit
  }
}

/** The text between these places, quotes included. Marked boundary: JSON of a text is a string. */
export function textOf(json: Buffer, from: number, to: number): string {
  return JSON.parse(json.toString('utf8', from, to)) as string
}
