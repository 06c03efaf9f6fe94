// @vitest-environment happy-dom
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Order } from '../../../../src/shared/order.ts'
import { orderActions } from '../../../../src/renderer/src/receipts/order-actions.ts'
import { orderFacts } from '../../../../src/renderer/src/receipts/order-facts.ts'
import { eventWords, moveWords, totalWords } from '../../../../src/renderer/src/receipts/history-words.ts'
import type { TextKey, TextValues } from '../../../../src/renderer/src/text/use-text.ts'
import { anOrder, anOrderDraft } from '../../../support/builders.ts'
import { bothTexts } from '../support/both-texts.ts'

const texts = bothTexts('ja').global
const t = (key: TextKey, values: TextValues = {}): string => texts.t(key, values)
const has = (key: string): key is TextKey => texts.te(key)

const facts = (order: Order): string[] =>
  orderFacts(order, t).flatMap((section) => section.facts.map(({ label, value }) => `${label}=${value}`))

describe('the facts of an order', () => {
  it('are in words, with Japan time, and leave out what is not known', () => {
    const order = anOrder({
      draft: anOrderDraft({ payment: { method: '2', payTimes: '6' } }),
      status: 'reconciled',
      attempt: 2,
      identificationNumber: '004829',
      reconciliation: { finding: 'not-charged', note: '控えなし', operator: 'sato', at: Date.UTC(2026, 10, 1, 15, 0) },
    })
    expect(facts(order)).toEqual([
      `確認の結果=${t('result.reconcileDialog.not-charged')}`,
      '確認のメモ=控えなし',
      '確認した人=sato 2026/11/02 00:00:00',
      '受付の種類=決済',
      '処理区分=即時売上',
      '金額=¥10,000',
      '税送料=¥1,000',
      '合計=¥11,000',
      'お支払い方法=分割6回',
      'お客様=山田 太郎',
      'フリガナ=ヤマダ タロウ',
      '電話番号=090-1234-5678',
      '担当=sato',
      '注文番号=U20261101-0001',
      '登録の回数=2 回目',
      '識別番号=004829',
      '受付日時=2026/11/01 09:30:00',
    ])
  })
  it('of a card to be saved name no amount', () => {
    const words = facts(anOrder({ draft: anOrderDraft({ customer: { division: '3' } }) }))
    expect(words).toContain('合計=請求なし')
    expect(words.filter((word) => word.startsWith('金額'))).toEqual([])
  })
})

describe('what may be done with an order', () => {
  it.each([
    ['waiting', ['check', 'withdraw']],
    ['unconfirmed', ['reconcile', 'check']],
    ['declined', ['again']],
    ['paid', ['repeat']],
    ['register-unknown', ['again', 'withdraw']],
  ] as const)('%s', (status, actions) => {
    expect(orderActions(anOrder({ status, receiptNo: 'R20261101000000001' }))).toEqual(actions)
  })
})

describe('the history', () => {
  it('has words for everything that the book writes into it', () => {
    const folder = join(import.meta.dirname, '../../../../src/main/orders')
    const sources = globSync('**/*.ts', { cwd: folder }).map((name) => readFileSync(join(folder, name), 'utf8'))
    const written = sources.flatMap((text) => [...text.matchAll(/(?:event: |withdrawnChange\()'([a-z-]+)'/gu)])
    const events = new Set([...written.map(([, event = '']) => event), 'finished', 'rejected', 'register-unknown'])
    // Lines about the book itself, of which no order tells.
    const bookEvents = ['restored', 'started-new']
    expect(events).toContain('added')
    const line = { id: 1, at: 0, from: null, to: null, operator: '', detail: '', totals: null }
    const unworded = [...events].filter((event) => eventWords({ t, has }, { ...line, event }) === '記録が加わりました')
    expect(unworded.toSorted()).toEqual(bookEvents)
  })
  it('does not tell a move that was refused as one that was made', () => {
    const line = {
      id: 1,
      at: 0,
      event: 'illegal-move',
      from: 'paid',
      to: 'declined',
      operator: '',
      detail: '',
      totals: null,
    } as const
    expect(moveWords(t, line)).toBe('')
  })
  it('says what is to be paid after a correction, and before it', () => {
    const line = { id: 1, at: 0, event: 'registering-again', from: null, to: null, operator: '', detail: '' }
    expect(totalWords(t, { ...line, totals: { from: 11_000, to: 13_200 } })).toBe('合計 ¥11,000 → ¥13,200')
    expect(totalWords(t, { ...line, totals: null })).toBe('')
  })
  it('never shows a raw event', () => {
    const entry = {
      id: 1,
      at: 0,
      event: 'brand-new-event',
      from: 'waiting',
      to: 'in-call',
      operator: '',
      detail: '',
      totals: null,
    } as const
    expect([eventWords({ t, has }, entry), moveWords(t, entry)]).toEqual(['記録が加わりました', '転送待ち → 入力中'])
  })
})
