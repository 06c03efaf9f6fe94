import { onBeforeUnmount, readonly, ref, watch, type Ref } from 'vue'
import { useDraft } from '../stores/draft.ts'
import { firstOpenStep } from './first-open-step.ts'

/** A pause in the typing after which the whole order is looked at, ms: for a hint, no key should wait for it. */
const JUDGE_AFTER_MS = 120

/** Whether the order could be registered as it stands. */
export function useIsComplete(): Readonly<Ref<boolean>> {
  const draft = useDraft()
  const judge = (): boolean => firstOpenStep(draft.order) === null
  const isComplete = ref(judge())
  let timer: number | undefined
  watch(
    () => draft.order,
    () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(() => (isComplete.value = judge()), JUDGE_AFTER_MS)
    },
    { deep: true },
  )
  onBeforeUnmount(() => window.clearTimeout(timer))
  return readonly(isComplete)
}
