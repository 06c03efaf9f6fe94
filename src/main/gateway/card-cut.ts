import { cutCardNumbers } from '../../shared/card-number.ts'

/**
 * 13 and more digits with anything but letters between them: wider than what the card search reads as one run,
 * so cutting run by run finds the same numbers, and in time that grows only with the length of the text.
 */
// eslint-disable-next-line security/detect-unsafe-regex -- what repeats ends in a digit and begins with none, so it is read one way only
const LONG_RUN = /\d(?:(?:[^\p{L}\d]|ー)*\d){12,}/gu
/** Nothing the provider writes has so many digits in one run; searching every window of it would cost too much. */
const MOST_DIGITS = 64

function cutRun(run: string): string {
  const digits = run.replace(/\D/gu, '')
  return digits.length > MOST_DIGITS ? `****${digits.slice(-4)}` : cutCardNumbers(run)
}

/** Cuts every card number in a text from outside to `****1234`; text without one comes back as it was. */
export function cutArrivingCardNumbers(text: string): string {
  // 13 ASCII or other digits need 13 characters: most texts are done here.
  if (text.length < 13 && !/[^\p{ASCII}]/u.test(text)) return text
  const folded = text.normalize('NFKC')
  const cut = folded.replace(LONG_RUN, cutRun)
  return cut === folded ? text : cut
}

/** cardNo, whole or masked: `****1234`, or null when four last digits cannot be read. */
export function lastFourOnly(text: string): string | null {
  const digits = /(\d{4})\s*$/u.exec(text.normalize('NFKC'))?.[1]
  return digits === undefined ? null : `****${digits}`
}
