import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { RecoverOperator, SignInInput } from '../../../shared/operator.ts'
import { useBridge } from '../bridge.ts'
import { useOperators } from '../stores/operators.ts'

/** Choosing who works now. `wait` counts down, in s, until a PIN may be tried again. */
export function useSignIn() {
  const bridge = useBridge()
  const operators = useOperators()
  const busy = ref(false)
  const problem = shallowRef<AppError | null>(null)
  const wait = ref(0)
  let until = 0
  let timer: number | undefined

  function tick(): void {
    wait.value = Math.max(0, Math.ceil((until - performance.now()) / 1000))
  }
  type Asking = ReturnType<typeof bridge.operators.signIn>
  async function run(ask: () => Asking): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = null
    const reply = await ask().finally(() => (busy.value = false))
    if (reply.ok) operators.state = reply.value
    else {
      problem.value = reply.error
      if ('seconds' in reply.error) until = performance.now() + reply.error.seconds * 1000
      tick()
    }
    return reply.ok
  }
  onMounted(() => (timer = window.setInterval(tick, 500)))
  onBeforeUnmount(() => window.clearInterval(timer))
  return {
    busy,
    problem,
    wait,
    signIn: (input: SignInInput) => run(() => bridge.operators.signIn(input)),
    recover: (input: RecoverOperator) => run(() => bridge.operators.recover(input)),
    leave: () => run(bridge.operators.leave),
  }
}
