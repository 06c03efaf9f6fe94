/** `ja` for words of the shop, its customers or the provider that a screen in another language has to read as Japanese. */
export function languageOf(words: string): 'ja' | undefined {
  return /[\u3040-\u30ff\u3400-\u9fff]/u.test(words) ? 'ja' : undefined
}
