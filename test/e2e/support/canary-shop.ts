import type { Page } from '@playwright/test'
import type { Bridge } from '../../../src/shared/ipc-contract.ts'
import type { ReceiptColumn } from '../../../src/shared/receipt-columns.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

/** Which order, and a card number for a field that takes none. */
interface Smuggled {
  readonly id: number
  readonly card: string
}

/**
 * What a page that nobody checks would ask: a card number in every text that the gate takes. Answers the channels that
 * took one.
 */
export function smuggleCard(page: Page, smuggled: Smuggled): Promise<string[]> {
  return page.evaluate(async ({ id, card }) => {
    const { bridge } = window
    const operator = ''
    const sale = { jobCode: 'CAPTURE', amount: 100, tax: 0, method: '1', payTimes: '', itemCode: '' } as const
    const fields = { clientField1: '', clientField2: '', clientField3: '', clientFieldFlag: '1' } as const
    const customer = { division: '1', name: '青山', kana: '', phone: '', note: '' } as const
    const payment = { ...sale, ...fields }
    const details = { orderId: '', operator, anyItem: [] }
    const draft = { draftKey: crypto.randomUUID(), previous: null, customer, payment, card: null, details }
    const place = (change: object) =>
      bridge.orders.place({ draft: { ...draft, ...change }, replacing: null, notDuplicateOf: null })
    const saved = { name: '青山', kana: '', phone: '', memberId: '', memberName: '', note: '' }
    const body = { division: '1' as const, note: card, payment, anyItem: [] }
    const items = [{ name: card, quantity: '', unit: '', amount: 3_300, rate: '10' as const }]
    const paper = { purpose: '', language: 'ja', paper: 'a4', operator, way: 'pdf', kind: 'receipt' } as const
    const day = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
    const asked = {
      'place, name': place({ customer: { ...customer, name: card } }),
      'place, phone': place({ customer: { ...customer, phone: card } }),
      'place, note': place({ customer: { ...customer, note: card } }),
      'place, client field': place({ payment: { ...payment, clientField1: card } }),
      'place, item': place({ details: { ...details, anyItem: [{ name: 'x', value: card }] } }),
      note: bridge.orders.note({ id, text: card, operator }),
      money: bridge.orders.recordMoney({ id, kind: 'refund', day, amount: 1, reason: card, operator }),
      reconcile: bridge.orders.reconcile({ id, finding: 'charged', note: card, operator: 'sato' }),
      customer: bridge.customers.save({ id: null, customer: { ...saved, note: card }, operator }),
      template: bridge.templates.save({ id: null, name: card, customer: null, body, operator }),
      'template, note': bridge.templates.save({ id: null, name: 'x', customer: null, body, operator }),
      document: bridge.documents.issue({ ...paper, id, addressee: card, items }),
      'closing, operator': bridge.closing.close({ day, operator: card, seen: '' }),
      'settings, transfer': bridge.settings.save({ transferNote: card }),
      'settings, issuer': bridge.settings.save({ issuerName: card }),
      search: bridge.orders.list({ filter: { text: card } }),
      suggest: bridge.customers.suggest({ text: card }),
    }
    const answers = await Promise.all(Object.entries(asked).map(async ([name, reply]) => [name, await reply] as const))
    return answers.filter(([, reply]) => reply.ok).map(([name]) => name)
  }, smuggled)
}

/** A file that the app writes where a person says. Runs in the page; true when it was written. */
export const WRITTEN_FILES: Readonly<Record<string, (id: number) => Promise<boolean>>> = {
  'orders.csv': async () => {
    const columns = ['createdAt', 'customerName', 'note', 'orderId', 'total', 'outcome'] satisfies ReceiptColumn[]
    const sheet = { sheet: 'receipts' as const, columns }
    return (
      await window.bridge.receipts.export({ filter: {}, sheet, encoding: 'utf-8', mode: 'machine', unholdable: 'list' })
    ).ok
  },
  'history.csv': async () => (await window.bridge.audit.export({ format: 'csv' })).ok,
  'history.jsonl': async () => (await window.bridge.audit.export({ format: 'jsonl' })).ok,
  'receipt.pdf': async (id) => {
    const items = [{ name: 'お品代', quantity: '', unit: '', amount: 3_300, rate: '10' as const }]
    const words = { addressee: '', purpose: 'お品代として', operator: '', items: [...items] }
    const kind = { id, kind: 'receipt', way: 'pdf', language: 'ja', paper: 'a4' } as const
    return (await window.bridge.documents.issue({ ...kind, ...words })).ok
  },
  'day.csv': async () => {
    const day = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
    return (await window.bridge.closing.csv({ day })).ok
  },
  'shop.uketsuke': async () => (await window.bridge.moving.write()).ok,
}
