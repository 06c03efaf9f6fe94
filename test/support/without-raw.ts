import { failure, type Result } from '../../src/shared/result.ts'

/** An answer without what came where it could not be read: raw-text.test.ts speaks of that. */
export function withoutRaw<T, E>(answer: Result<T, E>): Result<T, E> {
  return answer.ok ? answer : failure(answer.error)
}
