/** Words that a pattern may hold, in both languages, and what each stands for. */
const PATTERN_WORDS = {
  '{お客様}': 'customer',
  '{customer}': 'customer',
  '{注文番号}': 'orderId',
  '{orderId}': 'orderId',
  '{受付番号}': 'receiptNo',
  '{receiptNo}': 'receiptNo',
  '{種類}': 'event',
  '{event}': 'event',
  '{担当}': 'operator',
  '{operator}': 'operator',
} as const
export type PatternWord = (typeof PATTERN_WORDS)[keyof typeof PATTERN_WORDS]

const BRACES = /\{[^{}]*\}/gu
const WORDS: ReadonlyMap<string, PatternWord> = new Map(Object.entries(PATTERN_WORDS))

/** What each step of an order's money is called in the books. They are kept in Japanese, whatever the screen speaks. */
export const EVENT_WORDS = { sale: 'カード売上', capture: 'カード売上', void: '売上取消', refund: '返金' } as const

/** Whether a pattern holds braces that stand for nothing. */
export function holdsUnknownWord(pattern: string): boolean {
  return [...pattern.matchAll(BRACES)].some(([word]) => !WORDS.has(word))
}

/** `{お客様}` and the like become what they stand for; braces in a customer's own name are never read as a pattern. */
export function fillPattern(pattern: string, values: Readonly<Record<PatternWord, string>>): string {
  return pattern.replace(BRACES, (found) => {
    const word = WORDS.get(found)
    return word === undefined ? found : values[word]
  })
}
