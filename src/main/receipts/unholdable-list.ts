import type { Unholdable, UnholdableCharacter } from '../../shared/export-request.ts'

/** What the operator is shown: enough to find and mend them, not a million of them. */
const MOST_CHARACTERS = 50
const MOST_PLACES = 3

interface Counted {
  count: number
  readonly places: UnholdableCharacter['places'][number][]
}

/** Collects the characters that CP932 cannot hold, with the order and the column of the first places. */
export class UnholdableList {
  readonly #characters = new Map<string, Counted>()
  #kinds = new Set<string>()
  #places = 0

  get isEmpty(): boolean {
    return this.#places === 0
  }

  add(character: string, orderId: string, column: string): void {
    this.#places += 1
    this.#kinds.add(character)
    const counted = this.#characters.get(character) ?? this.#start(character)
    if (counted === null) return
    counted.count += 1
    if (counted.places.length < MOST_PLACES) counted.places.push({ orderId, column })
  }

  /** The most frequent first. */
  found(): Unholdable {
    const characters = [...this.#characters].map(([character, { count, places }]) => ({ character, count, places }))
    return {
      characters: characters.toSorted((a, b) => b.count - a.count),
      kinds: this.#kinds.size,
      places: this.#places,
    }
  }

  #start(character: string): Counted | null {
    if (this.#characters.size >= MOST_CHARACTERS) return null
    const counted: Counted = { count: 0, places: [] }
    this.#characters.set(character, counted)
    return counted
  }
}
