/** Whole yen. Never a fraction, never another currency. */
export type Yen = number

/** The most the provider takes in one amount, and the most amount + tax may come to (amount: 7 digits). */
export const MAX_YEN: Yen = 9_999_999

/**
 * Amount as an operator types it: full-width digits, commas, ¥ and 円 are taken away.
 * What is left is returned as it stands, so that a rule can refuse it by name.
 */
export function plainDigits(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[,、，\s]/gu, '')
    .replace(/^[¥\\]/u, '')
    .replace(/円$/u, '')
}

/** `12300` -> `¥12,300`. Negative values keep their sign in front. */
export function formatYen(yen: Yen): string {
  // eslint-disable-next-line security/detect-unsafe-regex -- a number has seventeen digits at most
  return `${yen < 0 ? '-' : ''}¥${String(Math.abs(yen)).replace(/\B(?=(\d{3})+$)/gu, ',')}`
}
