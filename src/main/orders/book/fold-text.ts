const KATAKANA = /[\u30A1-\u30F6\u30FD\u30FE]/gu
const LONG_MARK_IN_NUMBER = /(?<=[0-9])ー+(?=[0-9])/gu
const IGNORED = /[\p{P}\p{Z}\p{C}+−]/gu

/**
 * Text as it is compared: full and half width, hiragana and katakana, upper and lower case become one, and spaces,
 * hyphens and other punctuation are left out (`ﾔﾏﾀﾞ` = `やまだ`, `090-1234` = `０９０ー１２３４`).
 */
export function foldText(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(KATAKANA, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60))
      .replace(IGNORED, '')
      // What stood between a kana and its voicing mark is gone: they are one character now.
      .normalize('NFKC')
      .replace(LONG_MARK_IN_NUMBER, '')
  )
}
