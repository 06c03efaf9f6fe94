import type { OperatorRefusal } from '../../shared/app-error.ts'
import type { KeptOperator } from './operator-file.ts'

/** Why the list cannot become this one, of which the operator `id` is new or changed; null when it can. */
export function refuseChange(operators: readonly KeptOperator[], id: number): OperatorRefusal | null {
  const changed = operators.find((one) => one.id === id)
  const others = operators.filter((one) => one.id !== id)
  if (!operators.some(({ role, active }) => role === 'admin' && active))
    return operators.length === 1 ? 'admin-first' : 'last-admin'
  // Those who left count as well: the book names them.
  if (others.some(({ name }) => name === changed?.name)) return 'name-taken'
  return others.some(({ userId }) => userId === changed?.userId) ? 'user-id-taken' : null
}
