interface Brand {
  readonly prefix: RegExp
  readonly lengths: readonly number[]
}

const BRANDS: readonly Brand[] = [
  { prefix: /^4/u, lengths: [13, 16, 19] },
  { prefix: /^5[1-5]/u, lengths: [16] },
  { prefix: /^(222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/u, lengths: [16] },
  { prefix: /^35(2[89]|[3-8])/u, lengths: [16, 17, 18, 19] },
  { prefix: /^3[47]/u, lengths: [15] },
  { prefix: /^3(0|6|8|9)/u, lengths: [14, 15, 16, 17, 18, 19] },
  { prefix: /^6/u, lengths: [16, 17, 18, 19] },
]

const SEPARATORS = /[\s.\-‐‑‒–—―−ー・‧･﹣﹘_/]/u
const SECURITY_WORDS =
  /(セキュリティ\s*コード|セキュリティ\s*番号|security\s*code|cvv2?|cvc2?|csc|暗証番号)\D{0,8}\d{3,4}(?!\d)/iu

/** Luhn check digit over a string of digits. */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

function isCardNumber(digits: string): boolean {
  return (
    BRANDS.some((brand) => brand.prefix.test(digits) && brand.lengths.includes(digits.length)) && passesLuhn(digits)
  )
}

interface DigitRun {
  readonly digits: string
  /** Where each digit stands in the searched text. */
  readonly at: readonly number[]
}

/** Runs of digits in which separators between two digits are skipped. */
function digitRuns(text: string): DigitRun[] {
  const runs: { digits: string; at: number[] }[] = []
  let open: { digits: string; at: number[] } | null = null
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index)
    if (/[0-9]/u.test(character)) {
      if (open === null) runs.push((open = { digits: '', at: [] }))
      open.digits += character
      open.at.push(index)
    } else if (!SEPARATORS.test(character)) open = null
  }
  return runs
}

interface DigitWindow {
  readonly from: number
  readonly to: number
}

/** First card number inside one run, from a digit on: any window of 13 to 19 digits. */
function findInRun(run: DigitRun, first = 0): DigitWindow | null {
  for (let start = first; start + 13 <= run.digits.length; start += 1) {
    for (let length = Math.min(19, run.digits.length - start); length >= 13; length -= 1) {
      if (isCardNumber(run.digits.slice(start, start + length))) return { from: start, to: start + length }
    }
  }
  return null
}

/** Whether free text holds something that looks like a card number, in any width, spacing or hyphenation. */
export function holdsCardNumber(text: string): boolean {
  return digitRuns(text.normalize('NFKC')).some((run) => findInRun(run) !== null)
}

/** Whether free text names a security code and its three or four digits. */
export function holdsSecurityCode(text: string): boolean {
  return SECURITY_WORDS.test(text.normalize('NFKC'))
}

/**
 * Cuts every card number in text that arrives from outside to its last four digits (`****1234`).
 * Text without one comes back as it was. Looks at every digit once, however long the text is.
 */
export function cutCardNumbers(text: string): string {
  const folded = text.normalize('NFKC')
  const pieces: string[] = []
  let copied = 0
  for (const run of digitRuns(folded)) {
    let end = 0
    for (const { from, to } of windowsOf(run)) {
      // The four digits that stay may begin the next number: then they go with it.
      if (from < end) pieces.push(pieces.pop()?.slice(0, from - end) ?? '')
      else pieces.push(folded.slice(copied, run.at[from]))
      pieces.push(`****${run.digits.slice(to - 4, to)}`)
      copied = (run.at[to - 1] ?? 0) + 1
      end = to
    }
  }
  return pieces.length === 0 ? text : pieces.join('') + folded.slice(copied)
}

function windowsOf(run: DigitRun): DigitWindow[] {
  const windows: DigitWindow[] = []
  for (let found = findInRun(run); found !== null; found = findInRun(run, found.to - 4)) windows.push(found)
  return windows
}
