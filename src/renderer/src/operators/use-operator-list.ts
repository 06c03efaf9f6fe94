import { ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { AddOperatorInput, ChangeOperatorInput } from '../../../shared/operator.ts'
import { useBridge } from '../bridge.ts'
import { useOperators } from '../stores/operators.ts'
import { useText } from '../text/use-text.ts'

/** Keeps the list of operators; one change at a time. */
export function useOperatorList() {
  const bridge = useBridge()
  const operators = useOperators()
  const { t } = useText()
  const busy = ref(false)
  const said = ref('')
  const problem = shallowRef<AppError | null>(null)

  async function run(ask: () => ReturnType<typeof bridge.operators.add>, done: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    said.value = ''
    problem.value = null
    const reply = await ask().finally(() => (busy.value = false))
    if (reply.ok) operators.state = reply.value
    else problem.value = reply.error
    if (reply.ok) said.value = done
    return reply.ok
  }
  return {
    busy,
    said,
    problem,
    add: (input: AddOperatorInput) =>
      run(() => bridge.operators.add(input), t('operators.list.saved', { name: input.name ?? '' })),
    change: (input: ChangeOperatorInput) =>
      run(() => bridge.operators.change(input), t('operators.list.saved', { name: input.name ?? '' })),
    setAway: (minutes: number) => run(() => bridge.operators.setAway({ minutes }), t('operators.away.saved')),
  }
}
