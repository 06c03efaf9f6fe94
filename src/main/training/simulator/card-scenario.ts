import type { StepName } from './simulated-order.ts'

/**
 * What happens once the customer keys a card, told instead of real digits.
 * `errInfo` is a code of the provider's list (9 characters), several joined by `|`.
 */
export type CardScenario =
  /** Division 1 and 2 paid, 2 and 3 card saved. */
  | { readonly kind: 'accepted' }
  /** Refused on every try (1 to 3, default 1), then the call ends. Division 3: saveCard is what is refused. */
  | { readonly kind: 'declined'; readonly errInfo: string; readonly tries?: 1 | 2 | 3 }
  /** Refused once or twice, then accepted. */
  | { readonly kind: 'declined-then-accepted'; readonly errInfo: string; readonly tries?: 1 | 2 }
  /** The customer hangs up: finished with an empty history. */
  | { readonly kind: 'hang-up' }
  /** A step got no answer from the provider: pspStatusCode 1. Default execTran, in division 3 saveCard. */
  | { readonly kind: 'exchange-failed'; readonly step?: StepName }
  /** Division 2: paid, but tradedCard is refused. Division 3: saveCard is refused. Division 1: plainly paid. */
  | { readonly kind: 'card-not-saved'; readonly errInfo?: string }
  /** entryTran itself is refused; division 3 has none and saves the card. */
  | { readonly kind: 'entry-failed'; readonly errInfo: string }
  /** Stays at statusCode 1 until the phone's release(). */
  | { readonly kind: 'stuck' }
  /** From now on AuthSearchApi answers with a code no document lists, or 90. release() ends it. */
  | { readonly kind: 'odd-answer'; readonly resultCode?: string; readonly statusCode?: string }

/** What tradedCard or saveCard says unless told otherwise: the expiry date is wrong. */
export const CARD_NOT_SAVED = '42G830000'

/** Verdict on each try of the customer's card in turn: an errInfo, or undefined for accepted. */
export function verdicts(scenario: CardScenario): readonly (string | undefined)[] {
  if (scenario.kind === 'declined') return repeated(scenario.errInfo, scenario.tries)
  if (scenario.kind !== 'declined-then-accepted') return [undefined]
  return [...repeated(scenario.errInfo, scenario.tries), undefined]
}

function repeated(errInfo: string, times = 1): string[] {
  return Array.from({ length: times }, () => errInfo)
}

/** errCode (3) of an errInfo (9): `42G030000` is G03, `E01040010` is E01; lists stay lists. */
export function errCodeOf(errInfo: string): string {
  const code = (info: string) => (/^\d\d/.test(info) ? info.slice(2, 5) : info.slice(0, 3))
  return errInfo.split('|').map(code).join('|')
}
