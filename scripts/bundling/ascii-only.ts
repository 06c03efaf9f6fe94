import type { Plugin } from 'vite'

/** Every UTF-16 unit beyond ASCII as an escape, which says the same in texts, patterns and names. */
function escaped(code: string): string {
  // Units, not code points: a pair of them is two escapes, also in a pattern with the u flag.
  return code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const RAW = /String\.raw`[^`]*[\u0080-\uffff]/

/**
 * Built scripts in ASCII alone. One other letter anywhere makes the engine keep the whole file with two bytes a letter,
 * for as long as the program runs.
 */
export const asciiOnly: Plugin = {
  name: 'ascii-only',
  apply: 'build',
  generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk') continue
      if (RAW.test(part.code)) this.error(`${part.fileName}: an escape would change what String.raw says`)
      part.code = escaped(part.code)
    }
  },
}
