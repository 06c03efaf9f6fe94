import { expect, it } from 'vitest'
import { refuseAnotherAttempt } from '../../../../src/main/orders/chain-rules.ts'
import { anOrder } from '../../../support/builders.ts'

const first = anOrder({ id: 1, orderId: 'U-1', status: 'waiting', identificationNumber: '000042' })

it('lets a live number be replaced by who names it, and by nobody else', () => {
  expect(refuseAnotherAttempt([first], 'U-1')).toBeNull()
  for (const other of [null, 'U-2'])
    expect(refuseAnotherAttempt([first], other)).toEqual({
      kind: 'live-number',
      orderId: 'U-1',
      identificationNumber: '000042',
    })
})

it('is busy while an intent of the sale stands beside the named number, because a full disk kept it from being given up', () => {
  const intent = anOrder({ id: 2, rootId: 1, orderId: 'U-1-2', status: 'registering' })
  expect(refuseAnotherAttempt([first, intent], 'U-1')).toEqual({ kind: 'busy' })
})
