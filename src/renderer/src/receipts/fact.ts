import type { TextKey, useText } from '../text/use-text.ts'

export type Translate = ReturnType<typeof useText>['t']

/** One thing known of an order, in words. `label` is already translated: some carry a name the shop chose. */
export interface Fact {
  readonly label: string
  readonly value: string
}

export interface FactSection {
  readonly title: TextKey
  readonly facts: readonly Fact[]
}

/** Facts of labels and values; what is not known or empty is left out. */
export function knownFacts(pairs: readonly (readonly [label: string, value: string | null | undefined])[]): Fact[] {
  return pairs.flatMap(([label, value]) => ((value ?? '') === '' ? [] : [{ label, value: value ?? '' }]))
}
