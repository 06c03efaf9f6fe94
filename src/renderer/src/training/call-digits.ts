/** What a key of the keyboard does on the training phone; null is left to the browser. */
export function phoneKey(key: string): string | null {
  const plain = key.normalize('NFKC')
  return /^[0-9#*]$/u.test(plain) ? plain : null
}

/** How many digits of a waiting number have been keyed correctly so far; 0 when the keyed ones differ. */
export function matchedDigits(number: string, typed: string): number {
  return typed !== '' && number.startsWith(typed) ? typed.length : 0
}
