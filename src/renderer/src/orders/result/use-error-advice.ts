import { computed, ref, watch } from 'vue'
import type { ErrorGuide } from '../../../../shared/error-guide.ts'
import type { Order } from '../../../../shared/order.ts'
import type { LegVerdict } from '../../../../shared/outcome.ts'
import { useText } from '../../text/use-text.ts'
import { adviceFor, loadErrorGuide, type ErrorAdvice } from '../error-advice.ts'

/** One half of a result with the meaning of its codes. */
export interface ExplainedLeg {
  readonly name: 'charge' | 'save'
  readonly verdict: LegVerdict
  readonly advice: readonly ErrorAdvice[]
}

/** Explains the verdict of an order. The guide is loaded only when there is a code to explain. */
export function useErrorAdvice(order: () => Order) {
  const { language } = useText()
  const guide = ref<ErrorGuide | null>(null)

  const explain = (codes: readonly string[]): readonly ErrorAdvice[] =>
    guide.value === null ? [] : adviceFor(guide.value, codes, language.value)
  const legs = computed<readonly ExplainedLeg[]>(() =>
    (['charge', 'save'] as const).flatMap((name) => {
      const verdict = order().verdict?.[name]
      return verdict ? [{ name, verdict, advice: explain(verdict.codes) }] : []
    }),
  )
  /** What to read aloud to the customer about the half that did not go through, or null. */
  const say = computed(() => {
    // A payment that stands is never answered with the words for a refusal.
    if (order().status === 'paid') return null
    // The guide speaks of payments; a card that is only saved has its own words.
    if (order().draft.payment === null) return null
    const failed = legs.value.find(({ verdict, advice }) => verdict.leg !== 'done' && advice.length > 0)
    return failed?.advice.find((one) => one.say !== '')?.say ?? null
  })
  watch(
    () => legs.value.some(({ verdict }) => verdict.codes.length > 0),
    async (needed) => {
      if (needed) guide.value ??= await loadErrorGuide()
    },
    { immediate: true },
  )
  return { legs, say }
}
