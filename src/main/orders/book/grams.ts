/**
 * The pieces a folded text is indexed by: every two neighbouring characters, and for digits every three and four of a
 * row instead (there are only a hundred pairs of digits, and every order holds a third of them).
 */
export function grams(folded: string): string[] {
  const found = new Set<string>()
  for (const line of folded.split('\n')) {
    for (const piece of pairs([...line])) found.add(piece)
    for (const run of line.match(/[0-9]{3,}/gu) ?? []) for (const piece of digitPieces(run)) found.add(piece)
  }
  return [...found]
}

/** The pieces to look up for one word of a query, as few as do; none where only the text itself can tell. */
export function wordGrams(word: string): string[] {
  const pieces = grams(word)
  const hasFours = pieces.some((piece) => piece.length === 4)
  return hasFours ? pieces.filter((piece) => piece.length !== 3) : pieces
}

/** Whether one piece says all about a word, so that the text need not be read. */
export function isOneGram(word: string): boolean {
  return wordGrams(word).length === 1 && ([...word].length === 2 || /^[0-9]{3,4}$/u.test(word))
}

function pairs(characters: readonly string[]): string[] {
  return characters.slice(1).flatMap((second, index) => {
    const first = characters[index] ?? ''
    return isDigit(first) && isDigit(second) ? [] : [`${coded(first)}${coded(second)}`]
  })
}

function digitPieces(run: string): string[] {
  return [3, 4].flatMap((length) =>
    Array.from({ length: Math.max(0, run.length - length + 1) }, (_, start) => run.slice(start, start + length)),
  )
}

function isDigit(character: string): boolean {
  return /^[0-9]$/u.test(character)
}

/** Four letters and digits a character, so that no tokenizer can take offence. */
function coded(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(36).padStart(4, '0')
}
