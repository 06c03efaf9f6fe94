import { markRaw } from 'vue'
import type { MessageContext, MessageResolver } from 'vue-i18n'

/** `{name}` is a value, `{'{'}` stands for what is between the marks. Plurals and links, which vue-i18n knows, are not. */
const GAP = /\{(?:'([^']*)'|(\w+))\}/gu

type Say = (values: MessageContext) => string

/** By tree, then by path: a text is said many times and taken apart once. */
const known = new WeakMap<object, Map<string, Say | null>>()

/** A tree of texts as vue-i18n takes it: two thousand of them, which nobody changes and nobody has to watch. */
export function spoken<T extends object>(texts: T): T {
  return markRaw(texts)
}

/**
 * What says the text at `path` (`wizard.title`), or null: a message function of vue-i18n, which needs no compiler then.
 * Made when it is first said: a first screen says few of them.
 */
export const sayerAt: MessageResolver = (texts, path) => {
  if (typeof texts !== 'object' || texts === null) return null
  const sayers = known.get(texts) ?? new Map<string, Say | null>()
  known.set(texts, sayers)
  let say = sayers.get(path)
  if (say === undefined) {
    const text = textAt(texts, path)
    say = text === null ? null : sayer(text)
    sayers.set(path, say)
  }
  return say
}

function textAt(texts: object, path: string): string | null {
  let at: unknown = texts
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return null
    at = Reflect.get(at, key)
  }
  return typeof at === 'string' ? at : null
}

function sayer(text: string): Say {
  if (!text.includes('{')) return () => text
  return (values) => {
    // Marked boundary: whatever is put into a text is a word or a number (use-text.ts).
    const value = (name: string): string => String((values.named(name) as string | number | undefined) ?? '')
    return text.replace(GAP, (_, literal: string | undefined, name: string) => literal ?? value(name))
  }
}
