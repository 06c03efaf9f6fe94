import type { MessageContext } from 'vue-i18n'

/** `{name}` is a value, `{'{'}` stands for what is between the marks. Plurals and links, which vue-i18n knows, are not. */
const GAP = /\{(?:'([^']*)'|(\w+))\}/gu

type Say = (values: MessageContext) => string

/** The same tree with what says each text in its place: a message function of vue-i18n, which needs no compiler then. */
export type Spoken<T> = { readonly [K in keyof T]: T[K] extends string ? Say : Spoken<T[K]> }

/** Makes a tree of texts ready to be said. */
export function spoken<T extends object>(texts: T): Spoken<T> {
  const entries = Object.entries(texts).map(([key, text]: [string, string | object]) => {
    return [key, typeof text === 'string' ? sayer(text) : spoken(text)] as const
  })
  // Marked boundary: key by key the same tree.
  return Object.fromEntries(entries) as unknown as Spoken<T>
}

function sayer(text: string): Say {
  if (!text.includes('{')) return () => text
  return (values) => {
    // Marked boundary: whatever is put into a text is a word or a number (use-text.ts).
    const value = (name: string): string => String((values.named(name) as string | number | undefined) ?? '')
    return text.replace(GAP, (_, literal: string | undefined, name: string) => literal ?? value(name))
  }
}
