import type { Operator } from '../../shared/operator.ts'

/** Who did it, for the book: whoever is signed in; what was typed counts only while there are no operators. */
export function doneBy<T extends { readonly operator: string }>(entry: T, by: Operator | null): T {
  return by === null ? entry : { ...entry, operator: by.name }
}
