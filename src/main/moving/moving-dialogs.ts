import type { BrowserWindow } from 'electron'
import type { MainText } from '../text.ts'
import { askOpenPath, askSavePath } from '../windows/ask-path.ts'

const EXTENSION = 'uketsuke'

export interface MovingDialogsParts {
  readonly window: () => BrowserWindow | null
  readonly text: () => MainText
}

/** Asks where the file for the new PC goes to, and where it comes from; null when the dialog was closed. */
export class MovingDialogs {
  readonly #parts: MovingDialogsParts

  constructor(parts: MovingDialogsParts) {
    this.#parts = parts
  }

  /** @param stamp makes the offered name unlike an earlier one */
  chooseTarget(stamp: string): Promise<string | null> {
    const { write: title, fileName, files: fileKind } = this.#parts.text().moving
    const question = { window: this.#parts.window(), title, fileKind, extension: EXTENSION }
    return askSavePath({ ...question, name: `${fileName}-${stamp}` })
  }

  chooseFile(): Promise<string | null> {
    const { look: title, files: kind } = this.#parts.text().moving
    return askOpenPath({ window: this.#parts.window(), title, files: { kind, extensions: [EXTENSION] } })
  }
}
