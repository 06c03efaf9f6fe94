// @vitest-environment happy-dom
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { emptyOrder } from '../../../../src/renderer/src/orders/typed-order.ts'
import { loadErrorGuide } from '../../../../src/renderer/src/orders/error-advice.ts'
import { SHIPPED_TALK } from '../../../../src/renderer/src/talk/shipped-talk.ts'
import { confirmStages, resultStage, typingStages } from '../../../../src/renderer/src/talk/talk-stages.ts'
import { talkOfOrder, talkOfTyped } from '../../../../src/renderer/src/talk/talk-values.ts'
import TalkCard from '../../../../src/renderer/src/talk/TalkCard.vue'
import TalkStageField from '../../../../src/renderer/src/settings/TalkStageField.vue'
import { TALK_STAGES, talkSentences, unknownTalkWord } from '../../../../src/shared/talk-script.ts'
import { anOrder, anOrderDraft } from '../../../support/builders.ts'
import { atDesk } from '../support/desk.ts'
import { serveAppFiles } from '../support/serve-app-files.ts'

const order = anOrder({ orderId: 'U20261101-0001' })
const lines = (stage: 'confirm' | 'greeting', settings = {}, language: 'ja' | 'en' = 'ja') => {
  const { wrapper } = atDesk(TalkCard, { props: { stages: [stage], values: talkOfOrder(order) }, settings, language })
  const said = wrapper.findAll('.line').map((line) => line.text())
  wrapper.unmount()
  return said
}

describe('what is said beside the screens', () => {
  it('names the customer and the total of this very order, in the language of the screen', () => {
    const { customer } = order.draft
    expect(lines('confirm')[0]).toBe(`${customer.name}様、お支払いは¥11,000です。`)
    expect(lines('confirm', {}, 'en')[0]).toBe('Your payment comes to ¥11,000.')
  })
  it('never reads out a sum that will not be registered', () => {
    const typed = emptyOrder({ draftKey: '', jobCode: 'CAPTURE', method: '1', operator: '' })
    const sums = (amount: string) => talkOfTyped({ ...typed, payment: { ...typed.payment, amount } }).amount
    expect(['9,999,999', '10,000,000', '0', ''].map(sums)).toEqual(['¥9,999,999', '', '', ''])
  })
  it('is the shop’s own words where it wrote some', () => {
    expect(lines('greeting', { talkGreeting: '{店名}です。', issuerName: '花屋' })).toEqual(['花屋です。'])
  })
  it('shows nothing where there is nothing to say', () => {
    const { wrapper } = atDesk(TalkCard, { props: { stages: [], values: {} } })
    expect(wrapper.text()).toBe('')
    wrapper.unmount()
  })
  it('follows the step, the kind of order and the result', () => {
    expect([typingStages('customer'), typingStages('card')]).toEqual([['greeting'], ['saveCard']])
    const of = (division: '1' | '2' | '3') => ({ customer: { division, name: '', kana: '', phone: '', note: '' } })
    expect([confirmStages(of('1')), confirmStages(of('2')), confirmStages(of('3'))]).toEqual([
      ['confirm'],
      ['confirm', 'saveCard'],
      ['saveCard'],
    ])
    const hungUp = { leg: 'failed', reason: 'no-attempt', codes: [] } as const
    expect([
      resultStage(anOrder({ status: 'paid' })),
      resultStage(anOrder({ status: 'declined' })),
      resultStage(anOrder({ status: 'unconfirmed' })),
      resultStage(anOrder({ status: 'declined', verdict: { status: 'declined', charge: hungUp, save: null } })),
      resultStage(anOrder({ status: 'unconfirmed', draft: { ...anOrderDraft(), payment: null } })),
    ]).toEqual(['return', 'declined', 'unconfirmed', null, null])
  })
})

describe('the shipped words', () => {
  it('hold only known words and can all be said', () => {
    const all = { customer: 'A', amount: '¥1', phone: '0', shop: 'S', orderId: 'O', advice: 'X.' }
    for (const language of ['ja', 'en'] as const)
      for (const stage of TALK_STAGES) {
        const script = SHIPPED_TALK[language][stage]
        expect([script, unknownTalkWord(script)]).toEqual([script, null])
        expect(talkSentences(script, all).length).toBeGreaterThan(0)
      }
  })
  it('never give the customer a code of the provider, whatever family declined', async () => {
    serveAppFiles()
    onTestFinished(() => void vi.unstubAllGlobals())
    const { advice } = await loadErrorGuide()
    const said = Object.values(advice).flatMap(({ customerJa, customerEn }) => [customerJa, customerEn])
    expect(said.filter((text) => /[A-Z]\d{2}|\d{3,}/u.test(text))).toEqual([])
  })
})

describe('a stage in the settings', () => {
  const field = (modelValue: string) => {
    const told: string[] = []
    const props = { stage: 'greeting', name: 'talkGreeting', modelValue, error: '', onBlur: () => undefined }
    const { wrapper } = atDesk(TalkStageField, {
      props: { ...props, 'onUpdate:modelValue': (own: string) => told.push(own) },
    })
    return { wrapper, told }
  }
  it('shows the shipped words and keeps only what differs from them', async () => {
    const { wrapper, told } = field('')
    const area = wrapper.get('textarea')
    expect(area.element.value).toBe(SHIPPED_TALK.ja.greeting)
    await area.setValue('{店名}です。')
    await area.setValue(SHIPPED_TALK.ja.greeting)
    await area.setValue('')
    expect(area.element.value).toBe('')
    await area.trigger('blur')
    expect([told, area.element.value]).toEqual([['{店名}です。', '', ''], SHIPPED_TALK.ja.greeting])
    wrapper.unmount()
  })
  it('goes back to the shipped words by one button, which is there only when it is needed', async () => {
    const { wrapper, told } = field('{店名}です。')
    expect(wrapper.get('.example').text()).toBe('あいさつの例 受付商店です。')
    await wrapper.get('button').trigger('click')
    expect(told).toEqual([''])
    wrapper.unmount()
    const untouched = field('')
    expect(untouched.wrapper.find('button').exists()).toBe(false)
    untouched.wrapper.unmount()
  })
})
