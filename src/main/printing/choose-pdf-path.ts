import { dialog, type BrowserWindow, type SaveDialogOptions } from 'electron'

export interface PdfQuestion {
  readonly window: BrowserWindow | null
  readonly title: string
  /** Offered name, without folder and extension; what file systems refuse is taken out. */
  readonly name: string
  readonly fileKind: string
}

/** What Windows refuses in a file name, and what would hide a file or climb out of a folder. */
function fileName(name: string): string {
  const plain = name
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[\u0000-\u001F\u007F<>:"/\\|?*]/gu, '')
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/^[. ]+|[. ]+$/gu, '')
  return [...plain].slice(0, 80).join('') || 'document'
}

/** Asks where a PDF goes; null when the operator closed the dialog. */
export async function choosePdfPath({ window, title, name, fileKind }: PdfQuestion): Promise<string | null> {
  const options: SaveDialogOptions = {
    title,
    defaultPath: `${fileName(name)}.pdf`,
    filters: [{ name: fileKind, extensions: ['pdf'] }],
  }
  const chosen = window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options)
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
}
