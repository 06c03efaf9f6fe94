import type { Session, WebContents } from 'electron'
import { serveSheets } from './serve-sheets.ts'
import type { SheetSize } from './sheet-size.ts'
import { withSheetWindow, type OpenSheet } from './sheet-window.ts'
import type { PrintEnd, Sheet, SheetPrinting } from './sheet.ts'

export interface SheetPrinterParts {
  /** Makes a session of its own, in memory, with the first sheet: nothing of the desk's page is reachable from one. */
  readonly open: () => Session
  /** A name nobody guesses, for each open sheet. */
  readonly newKey: () => string
}

const MM_PER_INCH = 25.4
const MICRONS_PER_MM = 1000

/** Puts sheets on paper and into PDF bytes. */
export class SheetPrinter implements SheetPrinting {
  readonly #parts: SheetPrinterParts
  readonly #open = new Map<string, Sheet>()
  #session: Session | null = null

  constructor(parts: SheetPrinterParts) {
    this.#parts = parts
  }

  #ownSession(): Session {
    if (this.#session !== null) return this.#session
    const session = this.#parts.open()
    serveSheets(session, this.#open)
    return (this.#session = session)
  }

  pdf(sheet: Sheet): Promise<Uint8Array> {
    return this.#with(sheet, ({ contents, size }) =>
      contents.printToPDF({
        printBackground: true,
        preferCSSPageSize: sheet.paper === 'a4',
        pageSize: { width: size.width / MM_PER_INCH, height: size.height / MM_PER_INCH },
        ...(sheet.paper === 'a4' ? {} : { margins: { top: 0, right: 0, bottom: 0, left: 0 } }),
        generateTaggedPDF: true,
      }),
    )
  }

  print(sheet: Sheet): Promise<PrintEnd> {
    return this.#with(sheet, ({ contents, size }) => printed(contents, sheet, size))
  }

  async #with<T>(sheet: Sheet, use: (open: OpenSheet) => Promise<T>): Promise<T> {
    const key = this.#parts.newKey()
    this.#open.set(key, sheet)
    try {
      const url = `app://sheet/${key}/page.html`
      return await withSheetWindow({ session: this.#ownSession(), url, paper: sheet.paper }, use)
    } finally {
      this.#open.delete(key)
    }
  }
}

function printed(contents: WebContents, { paper }: Sheet, { width, height }: SheetSize): Promise<PrintEnd> {
  const pageSize = paper === 'a4' ? 'A4' : { width: width * MICRONS_PER_MM, height: height * MICRONS_PER_MM }
  return new Promise((resolve) => {
    contents.print(
      {
        silent: false,
        printBackground: true,
        pageSize,
        ...(paper === 'a4' ? {} : { margins: { marginType: 'none' } }),
      },
      // Chromium's own English words are all there is to tell a closed dialog from a printer that failed.
      (success, reason) => resolve(success ? 'printed' : /cancel/iu.test(reason) ? 'cancelled' : 'failed'),
    )
  })
}
