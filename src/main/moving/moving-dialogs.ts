import { dialog, type BrowserWindow } from 'electron'
import type { MainText } from '../text.ts'

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
  async chooseTarget(stamp: string): Promise<string | null> {
    const words = this.#parts.text().moving
    const options = { title: words.write, defaultPath: `${words.fileName}-${stamp}.uketsuke`, ...filters(words.files) }
    const window = this.#parts.window()
    const chosen = window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options)
    return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
  }

  async chooseFile(): Promise<string | null> {
    const words = this.#parts.text().moving
    const options = { title: words.look, properties: ['openFile' as const], ...filters(words.files) }
    const window = this.#parts.window()
    const chosen = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
  }
}

function filters(name: string) {
  return { filters: [{ name, extensions: ['uketsuke'] }] }
}
