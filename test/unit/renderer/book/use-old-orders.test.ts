// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { useOldOrders } from '../../../../src/renderer/src/book/use-old-orders.ts'
import type { Bridge } from '../../../../src/shared/ipc-contract.ts'
import type { OrderRow } from '../../../../src/shared/order-query.ts'
import { success } from '../../../../src/shared/result.ts'
import { anOrder } from '../../../support/builders.ts'
import { aBridge, atDesk } from '../support/desk.ts'

const row = (id: number): OrderRow => ({
  ...{ id, orderId: `U-${id}`, createdAt: 0, customerName: '山田', total: 100, status: 'paid', review: null },
  ...{ division: '1', jobCode: 'CAPTURE', method: '1', payTimes: '', operator: '' },
  ...{ identificationNumber: null, receiptNo: null },
})

it('erases no further batch once it is told to stop, and says how many are gone', async () => {
  const bare = aBridge(() => Promise.reject(new Error('not asked')))
  const asked: number[] = []
  const waiting: (() => void)[] = []
  const bridge: Bridge = {
    ...bare,
    orders: {
      ...bare.orders,
      erasable: ({ offset = 0, limit = 0 }) => {
        const rows = Array.from({ length: Math.max(0, Math.min(limit, 1200 - offset)) }, (_, at) =>
          row(offset + at + 1),
        )
        return Promise.resolve(success({ total: 1200, rows }))
      },
      erase: ({ ids }) => {
        asked.push(ids.length)
        return new Promise((resolve) => waiting.push(() => resolve(success(ids.map((id) => anOrder({ id }))))))
      },
    },
  }
  let old: ReturnType<typeof useOldOrders> | undefined
  const screen = defineComponent(() => {
    old = useOldOrders(bridge)
    return () => h('p')
  })
  const { wrapper } = atDesk(screen, { bridge })
  await flushPromises()
  const erasing = old?.erase()
  await flushPromises()
  old?.stop()
  waiting[0]?.()
  await erasing
  expect([asked, old?.erased.value, old?.busy.value]).toEqual([[500], 500, false])
  wrapper.unmount()
})
