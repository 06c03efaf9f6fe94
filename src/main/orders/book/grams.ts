/** Longest piece of any characters. */
const LONGEST = 3
/** Digits go one further: there are only a thousand threes of them, and a phone number is often told by its last four. */
const LONGEST_OF_DIGITS = 4

interface Piece {
  readonly token: string
  /** In characters. */
  readonly length: number
  readonly isNumber: boolean
}

/**
 * The pieces a folded text is indexed by: every run of one, two and three characters, and of four digits. So a word
 * of up to three characters is one piece, and the index alone answers it.
 */
export function grams(folded: string): string[] {
  const found = new Set<string>()
  for (const line of folded.split('\n')) for (const { token } of pieces(line)) found.add(token)
  return [...found]
}

/** The pieces to look up for one word of a query: only the longest, which say all that the shorter ones do. */
export function wordGrams(word: string): string[] {
  const found = pieces(word)
  const longest = Math.max(...found.map(({ length }) => length))
  const telling = found.filter(
    ({ length, isNumber }) => length === longest || (length === LONGEST && longest > LONGEST && !isNumber),
  )
  return [...new Set(telling.map(({ token }) => token))]
}

/** Whether one piece says all about a word, so that the text need not be read. */
export function isOneGram(word: string): boolean {
  return [...word].length <= LONGEST || /^[0-9]{4}$/u.test(word)
}

function pieces(line: string): Piece[] {
  const characters = [...line].map((character) => ({ character, code: coded(character), isDigit: isDigit(character) }))
  return characters.flatMap((_, start) => {
    const found: Piece[] = []
    let number = ''
    let token = ''
    let isNumber = true
    for (const { character, code, isDigit } of characters.slice(start, start + LONGEST_OF_DIGITS)) {
      isNumber &&= isDigit
      number += character
      token += code
      const length = found.length + 1
      if (isNumber) found.push({ token: numberToken(number), length, isNumber })
      else if (length <= LONGEST) found.push({ token, length, isNumber })
    }
    return found
  })
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9'
}

/** Never as long as a coded piece: those come in fours. */
function numberToken(number: string): string {
  return number.length === LONGEST_OF_DIGITS ? `n${number}` : number
}

/** Four letters and digits a character, so that no tokenizer can take offence. */
function coded(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(36).padStart(4, '0')
}
