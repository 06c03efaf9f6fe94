import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import {
  currentOperator,
  isLocked as isLockedState,
  NO_OPERATORS,
  type OperatorsState,
} from '../../../shared/operator.ts'

/** Who works here and who is working now, as last heard from the main process. */
export const useOperators = defineStore('operators', () => {
  /** null until the main process has answered once. */
  const state = shallowRef<OperatorsState | null>(null)
  const known = computed(() => state.value ?? NO_OPERATORS)
  const current = computed(() => currentOperator(known.value))
  const isLocked = computed(() => isLockedState(known.value))
  /** Whether there is anybody to choose from. */
  const isShared = computed(() => known.value.operators.length > 0)
  const active = computed(() => known.value.operators.filter((operator) => operator.active))
  return { state, known, current, isLocked, isShared, active }
})
