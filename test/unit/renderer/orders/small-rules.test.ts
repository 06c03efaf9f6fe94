import { describe, expect, it } from 'vitest'
import { groupNumber } from '../../../../src/renderer/src/orders/group-number.ts'
import { ownSteps } from '../../../../src/renderer/src/orders/number/transfer-steps.ts'
import { callStages } from '../../../../src/renderer/src/orders/number/call-stages.ts'
import { readYen, typedTotal } from '../../../../src/renderer/src/orders/plan.ts'
import { refusedByProvider, stepOfField, wizardPath } from '../../../../src/renderer/src/orders/refused-fields.ts'
import {
  certainKey,
  headlineKey,
  mayRegisterAgain,
  sayingKey,
  todoKey,
} from '../../../../src/renderer/src/orders/result/result-words.ts'
import { orderFacts } from '../../../../src/renderer/src/orders/order-facts.ts'
import { emptyOrder } from '../../../../src/renderer/src/orders/typed-order.ts'
import type { OrderStatus } from '../../../../src/shared/order-status.ts'
import { ruleMessage } from '../../../../src/shared/rule-message.ts'
import { anOrder, anOrderDraft } from '../../../support/builders.ts'

describe('the identification number', () => {
  it.each([
    ['482913', '482 913'],
    ['0012', '0012'],
    ['0123456', '012 3456'],
    ['12345678', '123 456 78'],
    ['1', '1'],
    ['', ''],
  ])('%s is read aloud as %s', (digits, words) => {
    expect(groupNumber(digits).join(' ')).toBe(words)
  })
})

describe('the shop’s own transfer steps', () => {
  it('are taken one a line, without the numbers the shop wrote in front', () => {
    expect(ownSteps('1. 保留\n\n２．転送 03-5555-0100\n・終了\n10時まで')).toEqual([
      '保留',
      '転送 03-5555-0100',
      '終了',
      '10時まで',
    ])
  })
})

describe('the progress line', () => {
  it('stands at the call while the customer keys in', () => {
    expect(callStages('in-call').map(({ state }) => state)).toEqual(['done', 'done', 'here', 'next'])
  })
  it('stands at the transfer while nobody called', () => {
    expect(callStages('waiting').map(({ state }) => state)).toEqual(['done', 'here', 'next', 'next'])
  })
})

describe('the total while typing', () => {
  it('adds amount and tax in any width', () => {
    expect(typedTotal({ jobCode: 'CAPTURE', amount: '１２，３００円', tax: '800' })).toBe(13_100)
  })
  it('is unknown while one of them cannot be read, and nothing with a card check', () => {
    expect([
      typedTotal({ jobCode: 'CAPTURE', amount: '12x', tax: '' }),
      typedTotal({ jobCode: 'CHECK', amount: '500', tax: '' }),
      readYen(''),
    ]).toEqual([null, 0, 0])
  })
})

describe('fault 13: refused fields', () => {
  it('are told from the provider’s messages where they can be', () => {
    expect(refusedByProvider(['会員IDは半角英数字です。', 'サイトIDが違います。', '何かが違います。'])).toEqual([
      { path: 'card.memberId', message: ruleMessage('provider', { text: '会員IDは半角英数字です。' }) },
    ])
  })
  it('lie in the step that shows them', () => {
    expect(['details.orderId', 'payment.tax', 'card.memberId', 'customer.name'].map(stepOfField)).toEqual([
      'customer',
      'payment',
      'card',
      'customer',
    ])
  })
  it('of the gate are named as the wizard names them', () => {
    expect(wizardPath('draft.details.anyItem.1.name')).toBe('details.anyItem[1].name')
  })
})

describe('the words of a result', () => {
  const sold = (jobCode: 'CAPTURE' | 'AUTH' | 'CHECK') =>
    anOrder({ status: 'paid', draft: anOrderDraft({ payment: { jobCode } }) })

  it('never call a provisional sale or a card check a payment', () => {
    expect(
      [sold('CAPTURE'), sold('AUTH'), sold('CHECK')].map((order) => [headlineKey(order), certainKey(order)]),
    ).toEqual([
      ['result.headline.paid.CAPTURE', 'result.certain.paid'],
      ['result.headline.paid.AUTH', 'result.certain.AUTH'],
      ['result.headline.paid.CHECK', 'result.certain.CHECK'],
    ])
  })
  it('tell no customer of a payment that was only held or checked, also where the card was not saved', () => {
    const done = { leg: 'done', codes: [] } as const
    const failed = { leg: 'failed', reason: 'error-code', codes: [] } as const
    const saying = (jobCode: 'CAPTURE' | 'AUTH') =>
      sayingKey({ ...sold(jobCode), verdict: { status: 'paid', charge: done, save: failed } as never })
    expect([saying('CAPTURE'), saying('AUTH')]).toEqual([
      'result.saying.saveOnlyFailed',
      'result.saying.saveOnlyFailedAUTH',
    ])
  })
  it('tell a hang-up from a refused card', () => {
    const leg = { leg: 'failed', reason: 'no-attempt', codes: [] } as const
    const order = anOrder({ status: 'declined', verdict: { status: 'declined', charge: leg, save: null } })
    expect(sayingKey(order)).toBe('result.saying.hangUp')
  })
  it('offer to register again only where nothing was or may have been charged', () => {
    const may = (status: OrderStatus): boolean => mayRegisterAgain(anOrder({ status }))
    const statuses: readonly OrderStatus[] = ['paid', 'unconfirmed', 'declined', 'withdrawn', 'waiting']
    expect(statuses.map(may)).toEqual([false, false, true, true, false])
  })
  it('offer it after a check that found no charge, and not after one that found it', () => {
    const checked = (finding: 'charged' | 'not-charged') =>
      anOrder({ status: 'reconciled', reconciliation: { finding, note: '', operator: 'sato', at: 0 } })
    expect([mayRegisterAgain(checked('charged')), mayRegisterAgain(checked('not-charged'))]).toEqual([false, true])
  })
})

describe('what the shop does without a code to go by', () => {
  it('is the console for an open outcome, and a new number for a lost call', () => {
    const lost = { leg: 'failed', reason: 'no-attempt', codes: [] } as const
    const verdict = { status: 'declined', charge: lost, save: null } as const
    expect([
      todoKey(anOrder({ status: 'unconfirmed' })),
      todoKey(anOrder({ status: 'unconfirmed', draft: { ...anOrderDraft(), payment: null } })),
      todoKey(anOrder({ status: 'declined', verdict })),
      todoKey(anOrder({ status: 'paid' })),
    ]).toEqual(['result.todoFor.unconfirmed', 'result.todoFor.unconfirmedSave', 'result.todoFor.again', null])
  })
})

describe('the confirmation', () => {
  it('shows what will be registered, not what was typed', () => {
    const order = emptyOrder({ draftKey: '', jobCode: 'CAPTURE', method: '1', operator: '' })
    order.customer = { ...order.customer, name: ' 山田 ', phone: '０９０ー１２３４ー５６７８' }
    const values = orderFacts((key) => key, order).flatMap(({ facts }) => facts.map(({ value }) => value))
    expect(values).toEqual(expect.arrayContaining(['山田', '090-1234-5678']))
  })
})
