import type { CsvMode } from '../../shared/export-request.ts'
import type { Cell } from './sheet.ts'

/**
 * What a spreadsheet would read as a formula: `= + - @`, tab or carriage return in front, also in full width, as small
 * forms or the minus sign, and also behind blanks and characters that have no width.
 */
const FORMULA = /^[\s\u3000\u200B-\u200F\u2060]*[=+\-@\t\r＝＋－＠\u2212\uFE62\uFE63\uFE66\uFE6B]/u
const QUOTED = /[",\r\n]/u

/** Code of the letter `A` and of the first kana: a text that starts within these has nothing to guard. */
function startsPlain(text: string): boolean {
  const first = text.charCodeAt(0)
  return (first >= 0x41 && first <= 0x7e) || (first >= 0x30 && first <= 0x39) || (first >= 0x3041 && first <= 0x9fff)
}

/** What a spreadsheet would take for a formula gets an apostrophe in front, the usual guard against CSV injection. */
function guardText(text: string): string {
  return !startsPlain(text) && FORMULA.test(text) ? `'${text}` : text
}

/** One cell by RFC 4180; blanks at either end are quoted too, since some readers drop them otherwise. */
function quote(text: string): string {
  if (QUOTED.test(text)) return `"${text.replaceAll('"', '""')}"`
  return text !== '' && (isBlank(text.charCodeAt(0)) || isBlank(text.charCodeAt(text.length - 1))) ? `"${text}"` : text
}

function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0x3000 || code === 0xfeff || (code >= 0x2000 && code <= 0x200f)
}

/** A text for a file: never a formula. Numbers are not written by this function, so -70 stays -70. */
export function csvText(text: string): string {
  return text === '' ? '' : quote(guardText(text))
}

/** Digits of which a spreadsheet would drop zeros or round the end, or that it would take for a date or a power of ten. */
// eslint-disable-next-line security/detect-unsafe-regex -- one run of digits each, ended by the text
const SPOILED = /^(?:0[0-9]*|[0-9]{12,}|[0-9]+[eE][0-9]+|[0-9]{1,4}-[0-9]{1,2}(?:-[0-9]{1,4})?)$/u

/**
 * What a spreadsheet would spoil is written for it as the text formula `="…"`: only around digits, `E` and hyphens,
 * never around anything that somebody could make a formula of. Other programs get the identifier as it is.
 */
export function csvIdentifier(id: string, mode: CsvMode): string {
  return mode === 'excel' && SPOILED.test(id) ? `"=""${id}"""` : csvText(id)
}

function csvCell(cell: Cell, mode: CsvMode): string {
  switch (cell.kind) {
    case 'text':
      return csvText(cell.text)
    case 'identifier':
      return csvIdentifier(cell.text, mode)
    case 'number':
      return cell.value === null ? '' : String(cell.value)
    case 'date':
      return quote(cell.text)
  }
}

/** One row as a line ended by CRLF. A row of one empty cell is quoted: readers skip an empty line. */
export function csvRow(cells: readonly Cell[], mode: CsvMode): string {
  let line = ''
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index]
    if (index > 0) line += ','
    if (cell !== undefined) line += csvCell(cell, mode)
  }
  return line === '' ? '""\r\n' : `${line}\r\n`
}

/** One line of cells that are already escaped, ended by CRLF. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`
}

/** What a reader of the file finds in a cell; for a preview. */
export function shownCell(cell: Cell): string {
  if (cell.kind === 'number') return cell.value === null ? '' : String(cell.value)
  return cell.kind === 'text' ? guardText(cell.text) : cell.text
}
