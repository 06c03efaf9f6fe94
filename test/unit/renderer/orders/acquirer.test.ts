// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import OrderFacts from '../../../../src/renderer/src/orders/result/OrderFacts.vue'
import type { CallDetails } from '../../../../src/shared/order.ts'
import { anOrder } from '../../../support/builders.ts'
import { atDesk } from '../support/desk.ts'
import { serveAppFiles } from '../support/serve-app-files.ts'

beforeEach(serveAppFiles)
afterEach(() => vi.unstubAllGlobals())

function aCall(acquirer: string): CallDetails {
  const nothing = { flowLevelName: null, callerTelNo: null, incomingAt: null, approvalNumber: null }
  return { ...nothing, transactionId: null, acquirer, cardLastFour: null, cardSeq: null, brand: null, tries: 1 }
}

async function factsWith(acquirer: string): Promise<string> {
  const { wrapper } = atDesk(OrderFacts, { props: { order: anOrder({ status: 'paid', call: aCall(acquirer) }) } })
  // Reading the list takes a turn or two.
  for (let turn = 0; turn < 3; turn += 1) await flushPromises()
  expect(fetch).toHaveBeenCalledTimes(1)
  const text = wrapper.text()
  wrapper.unmount()
  return text
}

describe('the card company', () => {
  it('is named beside its code, whatever the case of the code', async () => {
    expect(await factsWith('2A99661')).toContain('JCB（2A99661）')
  })
  it.each(['9z99999', 'constructor'])('stays a code when nobody knows %s', async (code) => {
    expect(await factsWith(code)).toMatch(new RegExp(`カード会社${code}`, 'u'))
  })
})
