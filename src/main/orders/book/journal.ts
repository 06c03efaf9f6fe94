import { closeSync, existsSync, fdatasyncSync, fstatSync, openSync, readSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { japanDate } from '../../../shared/japan-time.ts'
import { JOURNAL_FILE, journalBytes, rotatedName } from './journal-files.ts'
import { readLine, writeLine, type JournalLine } from './journal-line.ts'

/** A file of this size is put by and a new one begun, bytes; erasing a customer rewrites whole files. */
const FULL_BYTES = 8 * 1024 * 1024
/** More than this is not held back for a disk that refuses, characters: the next opening makes it up from the book. */
const MOST_HELD = 4 * 1024 * 1024

export interface JournalParts {
  readonly folder: string
  readonly clock: { now(): number }
  /** Newest history line that is in the journal already. */
  readonly history: number
}

/**
 * The book's second copy: a line of JSON for every committed change, appended beside the book. It never stops a sale:
 * a disk that refuses makes it `failing`, and what is missing is made up when it can be.
 */
export class Journal {
  readonly #parts: JournalParts
  #file: number | null = null
  #year = ''
  #bytes = 0
  #history: number
  #torn = true
  #held = ''
  #state: 'ok' | 'failing' = 'ok'

  constructor(parts: JournalParts) {
    this.#parts = parts
    this.#history = parts.history
  }

  get state(): 'ok' | 'failing' {
    return this.#state
  }

  get bytes(): number {
    return journalBytes(this.#parts.folder)
  }

  /** Appends; with `flush` it is on the disk when this returns. */
  write(line: JournalLine, { flush }: { readonly flush: boolean }): void {
    if (this.#held.length > MOST_HELD) return
    this.#held += writeLine(line)
    try {
      this.#append(this.#held)
      this.#held = ''
      if ('history' in line) this.#history = Math.max(this.#history, line.history)
      if (flush && this.#file !== null) fdatasyncSync(this.#file)
      this.#state = 'ok'
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
      this.#torn = true
      this.#state = 'failing'
    }
  }

  /** Lets go of the file; the next line opens it again. */
  close(): void {
    if (this.#file === null) return
    const file = this.#file
    // Whatever closing answers, the number is no longer ours.
    this.#file = null
    closeSync(file)
  }

  #append(text: string): void {
    this.#rotate()
    const file = this.#opened()
    // A line that was cut off must not take the next one with it.
    const bytes = Buffer.from(this.#torn ? `\n${text}` : text)
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
    this.#bytes += bytes.length
    this.#torn = false
  }

  #opened(): number {
    if (this.#file !== null) return this.#file
    const path = join(this.#parts.folder, JOURNAL_FILE)
    const fresh = !existsSync(path)
    this.#file = openSync(path, 'a+')
    this.#bytes = fstatSync(this.#file).size
    this.#year = fresh ? this.#thisYear() : this.#yearOfFirst(this.#file)
    this.#torn = this.#bytes > 0 && !this.#endsWhole(this.#file)
    return this.#file
  }

  #endsWhole(file: number): boolean {
    const last = Buffer.alloc(1)
    readSync(file, last, 0, 1, this.#bytes - 1)
    return last.toString() === '\n'
  }

  #yearOfFirst(file: number): string {
    const head = Buffer.alloc(Math.min(this.#bytes, 64 * 1024))
    readSync(file, head, 0, head.length, 0)
    for (const written of head.toString('utf8').split('\n')) {
      const line = readLine(written)
      if (line !== null && line.line !== 'counter') return japanDate(line.at).slice(0, 4)
    }
    return this.#thisYear()
  }

  #thisYear(): string {
    return japanDate(this.#parts.clock.now()).slice(0, 4)
  }

  #rotate(): void {
    this.#opened()
    if (this.#bytes === 0 || (this.#bytes < FULL_BYTES && this.#year === this.#thisYear())) return
    const target = join(this.#parts.folder, rotatedName(this.#history))
    // Two files with the same last line can only be the same year's turn seen twice.
    if (existsSync(target)) return
    if (this.#file !== null) fdatasyncSync(this.#file)
    this.close()
    renameSync(join(this.#parts.folder, JOURNAL_FILE), target)
    this.#opened()
  }
}
