import type { ShiftJis } from './shift-jis.ts'

/** How a value must look, and the words that say so in an error message. */
export interface FieldForm {
  readonly words: string
  accepts(value: string): boolean
}

/** 0-9, at most `max` of them. */
export function digits(max: number): FieldForm {
  return { words: `半角数字${String(max)}桁以内`, accepts: (value) => /^\d+$/.test(value) && value.length <= max }
}

/** 0-9A-Za-z, at most `max` of them. */
export function letters(max: number): FieldForm {
  return matching(/^[0-9A-Za-z]+$/, max, '半角英数字')
}

/** Characters of one set, at most `max` of them. */
export function matching(set: RegExp, max: number, words: string): FieldForm {
  return {
    words: `${words}${String(max)}文字以内`,
    accepts: (value) => set.test(value) && characters(value) <= max,
  }
}

/** One of a few values. */
export function oneOf(...values: readonly string[]): FieldForm {
  return { words: `${values.join('、')}のいずれか`, accepts: (value) => values.includes(value) }
}

/** Any characters, at most `max` of them, without the forbidden half-width symbols. */
export function text(max: number): readonly FieldForm[] {
  return [
    { words: `${String(max)}文字以内`, accepts: (value) => characters(value) <= max },
    { words: '半角記号 ^ ` { | } ~ & < > " \' ] を含まない形', accepts: (value) => !/[\^`{|}~&<>"'\]]/.test(value) },
  ]
}

/** As text, but stored by the provider in Shift_JIS, so counted in its bytes. */
export function shiftJisText(maxBytes: number, shiftJis: ShiftJis): readonly FieldForm[] {
  const size = (value: string) => shiftJis.byteLength(value)
  return [
    { words: '機種依存文字や絵文字を含まない形', accepts: (value) => size(value) !== undefined },
    { words: `${String(maxBytes)}バイト以内（全角は2バイト）`, accepts: (value) => (size(value) ?? 0) <= maxBytes },
    ...text(maxBytes),
  ]
}

/** A whole number of yen, at least 1. */
export function atLeastOne(): FieldForm {
  return { words: '1以上', accepts: (value) => Number(value) >= 1 }
}

function characters(value: string): number {
  return Array.from(value).length
}
