import type { BrowserWindow } from 'electron'
import type { MainText } from '../../text.ts'
import { askOpenPath } from '../../windows/ask-path.ts'

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
    return askOpenPath({ window: this.#parts.window(), title: this.#parts.text().backup.folder, files: null })
  }

  /** The folder every backup is copied to from now on. */
  chooseBackupFolder(): Promise<string | null> {
    return askOpenPath({ window: this.#parts.window(), title: this.#parts.text().backup.everyCopy, files: null })
  }

  chooseBackup(): Promise<string | null> {
    const { file: title, files: kind } = this.#parts.text().backup
    return askOpenPath({ window: this.#parts.window(), title, files: { kind, extensions: ['sqlite'] } })
  }
}
