const KATAKANA = /[\u30A1-\u30F6]/gu

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(KATAKANA, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60))

/** Whether a text holds every word of a query, whatever the width, kana or case. */
export function matches(text: string, query: string): boolean {
  const words = folded(query).split(/\s+/u)
  return words.every((word) => folded(text).includes(word))
}
