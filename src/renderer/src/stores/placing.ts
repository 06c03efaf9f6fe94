import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { Order } from '../../../shared/order.ts'
import { useDraft } from './draft.ts'

/** The last attempt, when it did not lead to a number. */
export type Setback =
  { readonly kind: 'order'; readonly order: Order } | { readonly kind: 'error'; readonly error: AppError }

export interface SetbackOf {
  readonly draftKey: string
  readonly setback: Setback
}

/** Which draft is on its way to the provider, and how it went: known of its draft alone, whatever screen is shown. */
export const usePlacingState = defineStore('placing', () => {
  const draft = useDraft()
  /** draftKey; null when nothing is on its way. */
  const placing = ref<string | null>(null)
  const isPlacing = computed(() => placing.value !== null && placing.value === draft.order.draftKey)
  const setbackOf = shallowRef<SetbackOf | null>(null)
  const setback = computed(() => {
    const last = setbackOf.value
    return last?.draftKey === draft.order.draftKey ? last.setback : null
  })

  function onItsWay<T>(draftKey: string, work: () => Promise<T>): Promise<T> {
    placing.value = draftKey
    return work().finally(() => {
      if (placing.value === draftKey) placing.value = null
    })
  }
  return { placing, isPlacing, setbackOf, setback, onItsWay }
})
