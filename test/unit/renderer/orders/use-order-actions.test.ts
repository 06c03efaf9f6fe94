// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { useOrderActions } from '../../../../src/renderer/src/orders/use-order-actions.ts'
import type { Bridge } from '../../../../src/shared/ipc-contract.ts'
import { failure, success } from '../../../../src/shared/result.ts'
import { anOrder } from '../../../support/builders.ts'
import { aBridge, atDesk } from '../support/desk.ts'

type Answer = Awaited<ReturnType<Bridge['orders']['check']>>

/** What can be done, over a provider that does not answer until the test says so. */
function hangingLine() {
  const bare = aBridge(() => Promise.resolve(failure({ kind: 'unexpected' as const })))
  const withdrawn: number[] = []
  let answer: (reply: Answer) => void = () => undefined
  const bridge: Bridge = {
    ...bare,
    orders: {
      ...bare.orders,
      check: () => new Promise((resolve) => (answer = resolve)),
      withdraw: (id) => {
        withdrawn.push(id)
        return Promise.resolve(success(anOrder({ id, status: 'withdrawn' })))
      },
    },
  }
  let actions: ReturnType<typeof useOrderActions> | undefined
  const screen = defineComponent(() => {
    actions = useOrderActions()
    return () => h('p')
  })
  const { wrapper } = atDesk(screen, { bridge })
  if (actions === undefined) throw new Error('not mounted')
  return { actions, withdrawn, answer: (reply: Answer) => answer(reply), wrapper }
}

it('takes an order back while the provider is still being asked about it', async () => {
  const { actions, withdrawn, answer, wrapper } = hangingLine()
  const looking = actions.check(7)
  expect([await actions.withdraw(7), withdrawn]).toEqual([true, [7]])
  expect([...actions.busy.value]).toEqual(['check'])
  answer(success(anOrder({ id: 7, status: 'withdrawn' })))
  expect([await looking, actions.busy.value.size]).toEqual([true, 0])
  wrapper.unmount()
})

it('asks the provider once, however often it is told to look', async () => {
  const { actions, answer, wrapper } = hangingLine()
  const looking = actions.check(7)
  expect(await actions.check(7)).toBe(false)
  answer(failure({ kind: 'unexpected' }))
  expect([await looking, actions.problem.value]).toEqual([false, { kind: 'unexpected' }])
  wrapper.unmount()
})
