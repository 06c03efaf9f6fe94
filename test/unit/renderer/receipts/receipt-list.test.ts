// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { ShownPages } from '../../../../src/renderer/src/receipts/receipt-pages.ts'
import ReceiptList from '../../../../src/renderer/src/receipts/ReceiptList.vue'
import type { OrderRow } from '../../../../src/shared/order-query.ts'
import { bothTexts } from '../support/both-texts.ts'

const row = (id: number): OrderRow => ({
  ...{ id, orderId: `U-${id}`, createdAt: 0, customerName: '山田', total: 100, status: 'waiting', review: null },
  ...{ division: '1', jobCode: 'CAPTURE', method: '1', payTimes: '', operator: '' },
  ...{ identificationNumber: null, receiptNo: null },
})
const shownOf = (...ids: number[]): ShownPages => ({
  ...{ search: 1, filter: {}, total: ids.length },
  pages: new Map([[0, ids.map(row)]]),
})

it.each([
  ['a row above goes', [1, 3, 4, 5], 4],
  ['a row above comes', [9, 1, 2, 3, 4, 5], 4],
])('goes on from the chosen row when %s', async (_, ids, next) => {
  const list = mount(ReceiptList, {
    props: { shown: shownOf(1, 2, 3, 4, 5), selectedId: 3, busy: false },
    global: { plugins: [bothTexts('ja')] },
  })
  await list.setProps({ shown: shownOf(...ids) })
  await list.get('[role="grid"]').trigger('keydown', { key: 'ArrowDown' })
  expect(list.emitted('select')?.at(-1)).toEqual([next])
  list.unmount()
})
