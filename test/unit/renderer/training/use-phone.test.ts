// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent } from 'vue'
import type { Bridge } from '../../../../src/shared/ipc-contract.ts'
import { success } from '../../../../src/shared/result.ts'
import type { PhoneAction, PhoneState } from '../../../../src/shared/training-phone.ts'
import { usePhone } from '../../../../src/renderer/src/training/use-phone.ts'

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

/** An exchange whose first answers are slower than the later ones. */
function aSlowExchange() {
  const heard: string[] = []
  let turn = 0
  const training: Bridge['training'] = {
    phone: async (action: PhoneAction) => {
      turn += 1
      // The earlier the press, the more turns its answer takes.
      for (let wait = 10 - turn; wait > 0; wait -= 1) await Promise.resolve()
      heard.push(action.type === 'key' ? action.key : action.type)
      return success({ ...ON_HOOK, stage: action.type === 'hang-up' ? 'finished' : 'asking-number' })
    },
    state: () => Promise.resolve(success(ON_HOOK)),
    onChanged: () => () => undefined,
  }
  return { heard, training }
}

describe('presses on the training phone', () => {
  it('arrive in the order they were pressed, and not while the phone is on the hook', async () => {
    const { heard, training } = aSlowExchange()
    let phone: ReturnType<typeof usePhone> | undefined
    const screen = mount(
      defineComponent({
        setup() {
          // Marked boundary: the phone only asks the training part of the bridge.
          phone = usePhone({ training } as unknown as Bridge)
          return () => null
        },
      }),
    )
    const press = (action: PhoneAction): Promise<void> => phone?.press(action) ?? Promise.resolve()
    void press({ type: 'key', key: '9' })
    void press({ type: 'dial' })
    for (const key of ['4', '8', '#']) void press({ type: 'key', key })
    void press({ type: 'hang-up' })
    await press({ type: 'key', key: '7' })
    expect(heard).toEqual(['dial', '4', '8', '#', 'hang-up'])
    expect(phone?.busy.value).toBe(false)
    screen.unmount()
  })
})
