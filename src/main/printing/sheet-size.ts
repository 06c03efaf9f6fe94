import type { Paper } from '../../shared/receipt-document.ts'

/** Width and height, mm. */
export interface SheetSize {
  readonly width: number
  readonly height: number
}

const A4: SheetSize = { width: 210, height: 297 }
const ROLL_WIDTHS: Readonly<Record<Exclude<Paper, 'a4'>, number>> = { roll80: 80, roll58: 58 }
/** A roll is cut no shorter than this, mm: shorter than wide would be taken for landscape. */
const SHORTEST_MM = 100
/** Longest page that Chromium and receipt printers take in one piece, mm. */
const LONGEST_MM = 3000

/** CSS pixels are 1/96 inch. */
export function pixels(mm: number): number {
  return Math.round((mm / 25.4) * 96)
}

/** Width of a paper, mm. */
export function paperWidth(paper: Paper): number {
  return paper === 'a4' ? A4.width : ROLL_WIDTHS[paper]
}

/** Size of the sheet for content of so many CSS pixels: A4 is always A4, a roll is cut after its content. */
export function sheetSize(paper: Paper, contentPixels: number): SheetSize {
  if (paper === 'a4') return A4
  const content = Math.ceil((contentPixels / 96) * 25.4) + 4
  return { width: ROLL_WIDTHS[paper], height: Math.min(Math.max(content, SHORTEST_MM), LONGEST_MM) }
}
