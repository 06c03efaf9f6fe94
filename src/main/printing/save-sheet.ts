import type { AppError } from '../../shared/app-error.ts'
import { success, type Result } from '../../shared/result.ts'
import { writeWholeFile } from '../files/write-whole-file.ts'
import { askSavePath, type SaveQuestion } from '../windows/ask-path.ts'
import type { Sheet, SheetPrinting } from './sheet.ts'

/** Asks where to, then writes the sheet as a PDF; null when the operator closed the dialog. */
export async function saveSheet(
  printer: SheetPrinting,
  sheet: Sheet,
  question: Omit<SaveQuestion, 'extension'>,
): Promise<Result<{ readonly path: string } | null, AppError>> {
  const path = await askSavePath({ ...question, extension: 'pdf' })
  if (path === null) return success(null)
  const written = await writeWholeFile(path, await printer.pdf(sheet))
  return written.ok ? success({ path }) : written
}
