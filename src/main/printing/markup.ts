/** HTML that is safe to put on paper: made only by `markup`, which escapes everything that comes from outside. */
export class Markup {
  readonly text: string

  /** Marked boundary: only `markup` and `joinMarkup` call it, with text they have escaped. */
  constructor(escaped: string) {
    this.text = escaped
  }
}

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Control characters, and marks that would turn the text after them around: neither has a place on paper. */
const INVISIBLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu

function escaped(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(INVISIBLE, '')
    .replace(/[&<>"']/gu, (character) => NAMES[character] ?? '')
}

type Part = Markup | string | number | null | readonly Markup[]

function partText(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return part.text
  return typeof part === 'string' || typeof part === 'number' ? escaped(String(part)) : joinMarkup(part).text
}

/** Puts pieces one after the other. */
export function joinMarkup(pieces: readonly Markup[]): Markup {
  return new Markup(pieces.map((piece) => piece.text).join(''))
}

/** Template of HTML: what is put in is text and stays text, unless it is Markup itself; null is nothing. */
export function markup(html: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(html.map((piece, index) => piece + partText(parts[index] ?? null)).join(''))
}
