// @vitest-environment happy-dom
import { enableAutoUnmount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import TrainingPhone from '../../../../src/renderer/src/training/TrainingPhone.vue'
import type { PhoneState } from '../../../../src/shared/training-phone.ts'
import { atDesk } from '../support/desk.ts'

enableAutoUnmount(afterEach)

const base = { typed: '', wrongNumbers: 0, orderId: null, amount: null, division: null, ended: null, trouble: null }
const says = (stage: PhoneState['stage']) => {
  const { wrapper } = atDesk(TrainingPhone, { props: { state: { ...base, stage, done: [] } } })
  const said = wrapper.text().includes('番号はまだ押されていません')
  wrapper.unmount()
  return said
}

it('says that no number was keyed only while one is waited for', () => {
  const stages = ['asking-number', 'number-wrong', 'handing-over', 'finished'] as const
  expect(stages.map(says)).toEqual([true, true, false, false])
})
