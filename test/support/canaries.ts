import { randomInt, randomUUID } from 'node:crypto'

/** Secrets of one run that stand nowhere in the project: whatever file holds one got it from the app. */
export interface Canaries {
  readonly apiKey: string
  readonly apiPassword: string
  readonly cardPass: string
  /** The provider's accessPass, which arrives and must be dropped. */
  readonly accessPass: string
  /** 16 digits that pass every check of a card number; nobody issued it on purpose. */
  readonly card: string
}

const word = (length: number): string => randomUUID().replaceAll('-', '').slice(0, length)

/** The digit that makes Luhn's sum a multiple of ten. */
function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((before, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return before + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}

function newCard(): string {
  const digits = `4${String(randomInt(10_000_000)).padStart(7, '0')}${String(randomInt(10_000_000)).padStart(7, '0')}`
  return `${digits}${checkDigit(digits)}`
}

export function newCanaries(): Canaries {
  return { apiKey: word(24), apiPassword: word(24), cardPass: word(20), accessPass: word(24), card: newCard() }
}

/** A card number as people type it. */
export function typedCard(card: string): { readonly [way in 'plain' | 'spaced' | 'dashed' | 'wide']: string } {
  const groups = card.match(/.{4}/gu) ?? []
  const wide = [...card].map((digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)).join('')
  return { plain: card, spaced: groups.join(' '), dashed: groups.join('-'), wide }
}

/** A half of a secret is a secret as well; and a page of a database that ends within one leaves a half whole. */
const halves = (secret: string): string[] => [
  secret.slice(0, Math.ceil(secret.length / 2)),
  secret.slice(Math.floor(secret.length / 2)),
]

/** Every text that must be nowhere: each secret, the card in all its spellings, and the halves of them. */
export function piecesOf({ card, ...keys }: Canaries): string[] {
  const whole = [...Object.values(keys), ...Object.values(typedCard(card))]
  return [...new Set(whole.flatMap((secret) => [secret, ...halves(secret)]))]
}
