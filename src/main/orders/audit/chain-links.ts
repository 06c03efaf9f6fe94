import type { ChainBreakKind } from '../../../shared/history-chain.ts'
import { FIRST_HASH, historyHash } from './history-hash.ts'
import type { ReadLine } from './read-history.ts'

/** Says what is wrong at a line; `lines`: how many are gone. */
export type TellBreak = (kind: ChainBreakKind, line: ReadLine, lines?: number) => void

/** What the lines from before the chain came to when it began; null for a book from before the chain. */
export interface ChainStart {
  readonly after: number
  readonly hash: string
}

/** Follows the chain line by line and tells of every place where it does not hold. */
export class ChainLinks {
  readonly #start: ChainStart | null
  readonly #tell: TellBreak
  #id = 0
  #head = FIRST_HASH
  #linked = 0

  constructor(start: ChainStart | null, tell: TellBreak) {
    this.#start = start
    this.#tell = tell
  }

  get head(): string {
    return this.#head
  }

  /** Lines that carry a hash. */
  get linked(): number {
    return this.#linked
  }

  follow(line: ReadLine): void {
    if (line.hash === null) this.#followUnhashed(line)
    else this.#followHashed(line, line.hash)
    this.#id = line.id
    if (this.#start?.after === line.id && line.hash === null && this.#head !== this.#start.hash)
      this.#tell('before-chain', line)
  }

  #followUnhashed(line: ReadLine): void {
    const begun = this.#linked > 0 || (this.#start !== null && line.id > this.#start.after)
    if (begun) this.#tell('unhashed', line)
    this.#head = historyHash(this.#head, line)
  }

  #followHashed(line: ReadLine, hash: string): void {
    const gap = line.id - this.#id - 1
    if (line.previous_hash !== this.#head) {
      if (gap > 0) this.#tell('missing', line, gap)
      else this.#tell('unlinked', line)
    }
    // eslint-disable-next-line security/detect-possible-timing-attacks -- two digests of our own file: nobody waits for the answer
    if (historyHash(line.previous_hash ?? '', line) !== hash) this.#tell('altered', line)
    this.#head = hash
    this.#linked += 1
  }
}
