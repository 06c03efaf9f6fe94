/** Answers are five levels deep; whoever sends more is not the provider. */
const MAX_DEPTH = 32
const NUMBER = /-?\d[\d.eE+-]*/uy

/** Index of the quote that closes the string opened at `open`, or the end of the text. */
function endOfString(text: string, open: number): number {
  let index = open + 1
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1
  return index
}

function numberAt(text: string, index: number): string | null {
  NUMBER.lastIndex = index
  return NUMBER.exec(text)?.[0] ?? null
}

function depthChange(character: string): number {
  if (character === '{' || character === '[') return 1
  return character === '}' || character === ']' ? -1 : 0
}

/**
 * JSON text with every whole number put in quotes, so that a 22-digit receiptNo sent as a number keeps all its digits
 * (and an identification number its leading zeros) in every Node we run on. null when it is nested too deeply.
 * One pass, no backtracking: hostile text costs no more than honest text.
 */
export function quoteIntegers(text: string): string | null {
  const pieces: string[] = []
  let copied = 0
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index)
    depth += depthChange(character)
    if (depth > MAX_DEPTH) return null
    if (character === '"') index = endOfString(text, index)
    else if (character >= '0' && character <= '9') {
      const literal = numberAt(text, index) ?? character
      // A literal after a minus sign, and fractions, are left to JSON.parse: the provider has no such field.
      if (/^\d+$/u.test(literal) && text[index - 1] !== '-') {
        pieces.push(text.slice(copied, index), '"', literal, '"')
        copied = index + literal.length
      }
      index += literal.length - 1
    }
  }
  return pieces.join('') + text.slice(copied)
}
