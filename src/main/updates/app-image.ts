import { copyFileSync, existsSync, linkSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { basename } from 'node:path'

/** Keeps a second name of the AppImage while it is replaced: the updater deletes it before the new one is in place. */
export class KeptAppImage {
  readonly #path: string | null
  readonly #kept: string

  /** `path`: the running AppImage; null when this is none. */
  constructor(path: string | null) {
    this.#path = path
    this.#kept = `${path ?? ''}.before-update`
  }

  keep(): void {
    if (this.#path === null) return
    rmSync(this.#kept, { force: true })
    try {
      linkSync(this.#path, this.#kept)
    } catch {
      // A disk without second names, such as a stick: a copy then, or no update.
      copyFileSync(this.#path, this.#kept)
    }
  }

  /**
   * The new version lies beside the old one under a name of its own, as it does when the old name holds a version: the
   * old name, which the shop's shortcuts start, leads to it.
   */
  leadTo(moved: string): void {
    if (this.#path === null) return
    try {
      symlinkSync(basename(moved), this.#path)
    } catch {
      // A disk without such names, such as a stick: the new version is started by its own.
    }
  }

  /** The new version is in place. */
  forget(): void {
    if (this.#path !== null) rmSync(this.#kept, { force: true })
  }

  /** Nothing was replaced, or only half. */
  restore(): void {
    if (this.#path !== null && existsSync(this.#kept)) renameSync(this.#kept, this.#path)
  }
}
