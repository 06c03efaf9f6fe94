// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import ClosingSeal from '../../../../src/renderer/src/closing/ClosingSeal.vue'
import type { ClosingDay } from '../../../../src/shared/closing.ts'
import { atDesk } from '../support/desk.ts'

const SUMS = { sales: 0, provisional: 0, refunds: 0, net: 0 }
const LINES = { outcomes: [], methods: [], divisions: [], operators: [], entries: [] }
const SHOWN: ClosingDay = {
  figures: { day: '2026-11-01', orders: 0, sums: SUMS, ...LINES },
  ...{ unconfirmed: [], open: [], closings: [], changes: [] },
}

/** What was asked to be closed after the key was pressed, and the reason that is shown. */
async function pressed(isHere: boolean) {
  const props = { shown: SHOWN, isHere, isFuture: false, busy: false, said: '' }
  const { wrapper } = atDesk(ClosingSeal, { props })
  await wrapper.get('form').trigger('submit')
  const closes = wrapper.emitted('close') ?? []
  const reason = wrapper.get('#closing-reason').text()
  wrapper.unmount()
  return { closes, reason }
}

describe('closing a day', () => {
  it('is refused in words while another day than the chosen one is shown', async () => {
    expect(await pressed(false)).toEqual({
      closes: [],
      reason: 'この日の数字を読み込んでいます。表示されてから締めてください。',
    })
  })
  it('goes out under the name of who works now', async () => {
    expect(await pressed(true)).toEqual({ closes: [['sato']], reason: '' })
  })
})
