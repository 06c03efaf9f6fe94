// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import AuditCheck from '../../../../src/renderer/src/book/AuditCheck.vue'
import type { ChainReport } from '../../../../src/shared/history-chain.ts'
import { failure, success } from '../../../../src/shared/result.ts'
import { aBridge, atDesk } from '../support/desk.ts'

const WHOLE: ChainReport = {
  ...{ lines: 1234, linked: 1200, newestAt: 0, head: 'ab'.repeat(32), compared: 1200 },
  ...{ breaks: [], breakCount: 0 },
}

async function checked(report: ChainReport): Promise<string> {
  const bridge = aBridge(vi.fn())
  const audit = { ...bridge.audit, check: () => Promise.resolve(success(report)) }
  const { wrapper } = atDesk(AuditCheck, { bridge: { ...bridge, audit } })
  await wrapper.find('button').trigger('click')
  await flushPromises()
  return wrapper.text()
}

it('says that the records are whole, how many there are, and the mark to note elsewhere', async () => {
  const text = await checked(WHOLE)
  expect(text).toContain('はじめから終わりまでつながっています')
  expect(text).toContain('1,234 行のうち 1,200 行')
  expect(text).toContain(WHOLE.head)
})

it('names every line where the chain does not hold, and what to do', async () => {
  const breaks = [
    { kind: 'missing', line: 9, orderId: 'U-2', lines: 3 },
    { kind: 'cut-off', line: 12, orderId: null, lines: 2 },
  ] as const
  const text = await checked({ ...WHOLE, breaks, breakCount: 2 })
  expect(text).toContain('2 か所で合いません')
  expect(text).toContain('9 行目（注文 U-2） この前の 3 行がありません')
  expect(text).toContain('12 行目 この後の 2 行がありません')
  expect(text).toContain('知らせてください')
})

it('says why it could not look', async () => {
  const bridge = aBridge(vi.fn())
  const check = () => Promise.resolve(failure({ kind: 'book-unavailable' as const }))
  const { wrapper } = atDesk(AuditCheck, { bridge: { ...bridge, audit: { ...bridge.audit, check } } })
  await wrapper.find('button').trigger('click')
  await flushPromises()
  expect(wrapper.find('[role="alert"]').exists()).toBe(true)
})
