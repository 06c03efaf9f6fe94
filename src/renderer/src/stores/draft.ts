import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { FieldIssue } from '../../../shared/app-error.ts'
import type { FoundDraft, StepName } from '../../../shared/kept-draft.ts'
import { emptyOrder, isTouched, stepsOf, type TypedOrder } from '../orders/typed-order.ts'

/** The order being typed. It outlives every screen and is cleared only when its number was issued, or on request. */
export const useDraft = defineStore('draft', () => {
  const order = ref<TypedOrder>(emptyOrder({ draftKey: '', jobCode: 'CAPTURE', method: '1', operator: '' }))
  const step = ref<StepName>('customer')
  /** Fields refused by the gate or the provider, shown under their field until the next attempt. */
  const refused = ref<readonly FieldIssue[]>([])

  /** gmopg.save.cardPass: in this window's memory only, gone with the number or a reload; never in the kept draft. */
  const cardPass = ref('')

  const steps = computed(() => stepsOf(order.value.customer.division))
  const touched = computed(() => isTouched(order.value))
  /** No draft was begun or restored yet. */
  const isBlank = computed(() => order.value.draftKey === '')

  /** When the draft was typed that was found again, ms since 1970; null for one begun in this window. */
  const restoredAt = ref<number | null>(null)
  /** Counts the drafts put before the operator: a form made for one must not show the next. */
  const loads = ref(0)

  /** The draft of this mode is being looked for: nothing may be typed that it would take the place of. */
  const isComing = ref(false)

  function restore({ keptAt, order: found, step: at }: FoundDraft): void {
    load(found, at)
    restoredAt.value = keptAt
  }
  function load(next: TypedOrder, at: StepName): void {
    order.value = next
    step.value = at
    refused.value = []
    cardPass.value = ''
    restoredAt.value = null
    loads.value += 1
  }
  function go(to: StepName): void {
    step.value = steps.value.includes(to) ? to : 'customer'
  }
  /** A field that is changed is judged anew. */
  function forgive(path: string): void {
    if (refused.value.some((refusal) => refusal.path === path))
      refused.value = refused.value.filter((refusal) => refusal.path !== path)
  }
  return {
    ...{ order, cardPass, step, steps, refused, touched, isBlank, isComing, restoredAt, loads },
    ...{ load, restore, go, forgive },
  }
})
