import type { BrowserWindow } from 'electron'
import type { AppError } from '../../shared/app-error.ts'
import type { ClosingDay } from '../../shared/closing.ts'
import { success, type Result } from '../../shared/result.ts'
import type { Settings } from '../../shared/settings.ts'
import { saveSheet } from '../printing/save-sheet.ts'
import type { PrintEnd, SheetPrinting } from '../printing/sheet.ts'
import { writeWholeFile } from '../files/write-whole-file.ts'
import { mainText } from '../text.ts'
import { askSavePath } from '../windows/ask-path.ts'
import { closingPaper } from './closing-paper.ts'
import { closingWords } from './closing-words.ts'

export interface ClosingPapersParts {
  readonly printer: SheetPrinting
  readonly window: () => BrowserWindow | null
  readonly settings: () => Settings
}

type Saved = Result<{ readonly path: string } | null, AppError>

/** A day on paper, as a PDF and as a CSV file; null when the operator closed the dialog. */
export class ClosingPapers {
  readonly #parts: ClosingPapersParts

  constructor(parts: ClosingPapersParts) {
    this.#parts = parts
  }

  async print(day: ClosingDay): Promise<Result<PrintEnd, AppError>> {
    return success(await this.#parts.printer.print(this.#sheet(day)))
  }

  pdf(day: ClosingDay): Promise<Saved> {
    const { words } = this.#given()
    const name = `${words.title}-${day.figures.day}`
    const question = { window: this.#parts.window(), title: words.savePdf, name, fileKind: words.pdfFiles }
    return saveSheet(this.#parts.printer, this.#sheet(day), question)
  }

  async csv(day: ClosingDay): Promise<Saved> {
    const given = this.#given()
    const { words } = given
    const name = `${words.title}-${day.figures.day}`
    const question = { window: this.#parts.window(), title: words.saveCsv, name, fileKind: words.csvFiles }
    const path = await askSavePath({ ...question, extension: 'csv' })
    if (path === null) return success(null)
    // Brings the tables of every Japanese encoding with it, which no other work of this process needs.
    const { closingCsv } = await import('./closing-csv.ts')
    const { exportChoice } = this.#parts.settings()
    const written = await writeWholeFile(path, closingCsv(day, given, exportChoice))
    return written.ok ? success({ path }) : written
  }

  #sheet(day: ClosingDay) {
    return closingPaper(day, this.#given())
  }

  #given() {
    const { language, issuerName: shop } = this.#parts.settings()
    return { language, words: closingWords(language), text: mainText(language), shop }
  }
}
