import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import type { AppError } from '../../../shared/app-error.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { PhoneAction, PhoneState } from '../../../shared/training-phone.ts'
import { takesKeys } from './call-note.ts'

const ON_HOOK: PhoneState = {
  stage: 'idle',
  typed: '',
  wrongNumbers: 0,
  orderId: null,
  amount: null,
  division: null,
  ended: null,
  trouble: null,
  done: [],
}

/** The training phone: presses reach the exchange one after the other, in the order they were pressed. */
export function usePhone(bridge: Bridge) {
  const state = shallowRef<PhoneState>(ON_HOOK)
  const problem = shallowRef<AppError | null>(null)
  const busy = ref(false)
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  /** Judged when its turn comes: a digit keyed right after dialling counts, one keyed on the hook does not. */
  async function send(action: PhoneAction): Promise<void> {
    if (action.type === 'key' && !takesKeys(state.value)) return
    const reply = await bridge.training.phone(action)
    problem.value = reply.ok ? null : reply.error
    if (reply.ok) state.value = reply.value
  }
  function press(action: PhoneAction): Promise<void> {
    waiting += 1
    busy.value = true
    const mine = last
      .then(() => send(action))
      .finally(() => {
        waiting -= 1
        busy.value = waiting > 0
      })
    // A press that fails must not hold up the next one.
    last = mine.catch(() => undefined)
    return mine
  }
  async function load(): Promise<void> {
    const reply = await bridge.training.state()
    problem.value = reply.ok ? null : reply.error
    if (reply.ok) state.value = reply.value
  }

  let stop: (() => void) | undefined
  onMounted(() => {
    stop = bridge.training.onChanged((next) => (state.value = next))
    void load()
  })
  onBeforeUnmount(() => stop?.())
  return { state, problem, busy, press }
}
