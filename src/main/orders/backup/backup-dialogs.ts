import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron'
import type { MainText } from '../../text.ts'

export interface BackupDialogsParts {
  readonly window: () => BrowserWindow | null
  readonly text: () => MainText
}

/** Asks the operator where a backup goes to or comes from; null when the dialog was closed. */
export class BackupDialogs {
  readonly #parts: BackupDialogsParts

  constructor(parts: BackupDialogsParts) {
    this.#parts = parts
  }

  chooseFolder(): Promise<string | null> {
    return this.#ask({ title: this.#parts.text().backup.folder, properties: ['openDirectory', 'createDirectory'] })
  }

  chooseBackup(): Promise<string | null> {
    const words = this.#parts.text().backup
    const filters = [{ name: words.files, extensions: ['sqlite'] }]
    return this.#ask({ title: words.file, properties: ['openFile'], filters })
  }

  async #ask(options: OpenDialogOptions): Promise<string | null> {
    const window = this.#parts.window()
    const chosen = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
  }
}
