import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron'

export interface SaveQuestion {
  readonly window: BrowserWindow | null
  readonly title: string
  /** Offered name, without folder and extension; what file systems refuse is taken out. */
  readonly name: string
  readonly extension: string
  /** What the system calls files of this kind. */
  readonly fileKind: string
}

export interface OpenQuestion {
  readonly window: BrowserWindow | null
  readonly title: string
  /** What may be chosen; null asks for a folder, which may be made there. */
  readonly files: { readonly kind: string; readonly extensions: readonly string[] } | null
}

/** Asks where a file goes; null when the operator closed the dialog. */
export async function askSavePath(question: SaveQuestion): Promise<string | null> {
  const { window, title, name, extension, fileKind } = question
  const options = {
    title,
    defaultPath: `${fileName(name)}.${extension}`,
    filters: [{ name: fileKind, extensions: [extension] }],
  }
  const chosen = window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options)
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
}

/** Asks for a file or a folder that is there; null when the operator closed the dialog. */
export async function askOpenPath({ window, title, files }: OpenQuestion): Promise<string | null> {
  const options: OpenDialogOptions =
    files === null
      ? { title, properties: ['openDirectory', 'createDirectory'] }
      : { title, properties: ['openFile'], filters: [{ name: files.kind, extensions: [...files.extensions] }] }
  const chosen = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
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
