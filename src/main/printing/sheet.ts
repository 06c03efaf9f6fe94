import type { Paper } from '../../shared/receipt-document.ts'
import type { Markup } from './markup.ts'

/** A picture for the sheet, reachable in its markup as `<img src="picture">`. */
export interface Picture {
  readonly type: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** One document to put on paper or into a PDF. No script runs in it and it loads nothing from anywhere. */
export interface Sheet {
  /** Title of the PDF and of the print job. */
  readonly title: string
  readonly language: 'ja' | 'en'
  readonly paper: Paper
  /** What is inside <body>. */
  readonly body: Markup
  /** The document's own style, after the common one. */
  readonly style: string
  readonly picture: Picture | null
}

/** What became of the system's print dialog. */
export type PrintEnd = 'printed' | 'cancelled' | 'failed'

/** Where sheets go. Each call opens a hidden window of its own and closes it again. */
export interface SheetPrinting {
  /** The sheet as a tagged PDF with its fonts inside. */
  pdf(sheet: Sheet): Promise<Uint8Array>
  /** Shows the system's print dialog for the sheet. */
  print(sheet: Sheet): Promise<PrintEnd>
}
