// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, it } from 'vitest'
import CardStep from '../../../../src/renderer/src/orders/steps/card/CardStep.vue'
import { draftWithoutCards } from '../../../../src/renderer/src/orders/draft-without-cards.ts'
import { useDraft } from '../../../../src/renderer/src/stores/draft.ts'
import { atDesk } from '../support/desk.ts'

enableAutoUnmount(afterEach)

async function cardStep({ division = '3', offered = true }: { division?: '2' | '3'; offered?: boolean } = {}) {
  const pinia = createPinia()
  const draft = useDraft(pinia)
  draft.order.customer.division = division
  const { wrapper } = atDesk(CardStep, { pinia, settings: { offerCardPass: offered } })
  await flushPromises()
  return { step: wrapper, draft }
}

const field = (step: Awaited<ReturnType<typeof cardStep>>['step']) => step.find('[name="cardPass"]')

it('asks for a card password only when the shop switched it on and a card is saved alone', async () => {
  expect(field((await cardStep()).step).exists()).toBe(true)
  expect(field((await cardStep({ offered: false })).step).exists()).toBe(false)
  expect(field((await cardStep({ division: '2' })).step).exists()).toBe(false)
})

it('never writes it into the kept draft', async () => {
  const { step, draft } = await cardStep()
  await field(step).setValue('canary0pass')
  expect(draft.cardPass).toBe('canary0pass')
  const kept = draftWithoutCards({ step: draft.step, order: draft.order })
  expect(JSON.stringify(kept)).not.toContain('canary0pass')
})

it('refuses what is no letter or digit, in words under the field', async () => {
  const { step } = await cardStep()
  await field(step).setValue('パスワード')
  // Marked boundary: what the step exposes to the wizard.
  const exposed = step.vm as unknown as { check: () => Promise<boolean> }
  expect(await exposed.check()).toBe(false)
  await flushPromises()
  expect(step.text()).toContain('半角の英数字だけで入力してください。')
})
