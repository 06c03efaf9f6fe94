import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, expect, it, vi } from 'vitest'
import type { Sheet, SheetPrinting } from '../../../../src/main/printing/sheet.ts'
import { DocumentDesk, type DocumentShop } from '../../../../src/main/receipts/document/document-desk.ts'
import { documentSheet, type DocumentParts } from '../../../../src/main/receipts/document/document-sheet.ts'
import { mainText } from '../../../../src/main/text.ts'
import type { IssueDocument } from '../../../../src/shared/receipt-document.ts'
import { success } from '../../../../src/shared/result.ts'
import { Settings } from '../../../../src/shared/settings.ts'
import { taxLines, type TaxRate } from '../../../../src/shared/tax.ts'
import { anOrder, anOrderDraft } from '../../../support/builders.ts'

const dialog = vi.hoisted(() => ({ answer: '' }))
vi.mock('electron', () => ({
  dialog: { showSaveDialog: () => Promise.resolve({ canceled: dialog.answer === '', filePath: dialog.answer }) },
}))
const folder = mkdtempSync(join(tmpdir(), 'document-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const settings = v.parse(Settings, { issuerName: '花のみやび', registration: { number: 'T7123456789012' } })
const order = anOrder({ status: 'paid', draft: anOrderDraft() })
const item = (name: string, amount: number, rate: TaxRate) => ({ name, quantity: '', unit: '', amount, rate })

function textOf(over: Partial<DocumentParts> = {}, issued: Partial<DocumentParts['issued']> = {}): string {
  const items = issued.items ?? [item('花束', 11_000, '10')]
  return documentSheet({
    ...{ order, settings, logo: null, isTraining: false, request: { language: 'ja', paper: 'a4' } },
    basis: { amount: 11_000, givenBack: 0, day: '2026-11-01' },
    issued: {
      ...{ id: 1, kind: 'receipt', way: 'pdf', number: 1, addressee: '山田 様', purpose: 'お品代として' },
      ...{ items, taxes: taxLines(items, 'down'), total: 11_000, operator: 'sato', at: order.createdAt, isVoid: false },
      ...issued,
    },
    ...over,
  }).body.text
}

it('marks reduced items and only then explains the mark', () => {
  const mixed = textOf({}, { items: [item('花束', 9_920, '10'), item('菓子', 1_080, '8')] })
  expect(mixed).toContain('<bdi>菓子</bdi> ※')
  expect(mixed).toContain('<bdi>花束</bdi></td>')
  expect(mixed).toContain('※ 印は軽減税率（8%）の対象です。')
  expect(textOf()).not.toContain('※')
})

it('shows last four digits and nothing that is not exactly that', () => {
  const call = { flowLevelName: null, callerTelNo: null, incomingAt: null, approvalNumber: null, transactionId: null }
  const paidBy = (cardLastFour: string) =>
    textOf({
      order: { ...order, call: { ...call, acquirer: null, cardLastFour, cardSeq: null, brand: null, tries: 1 } },
    })
  expect(paidBy('4242')).toContain('**** 4242')
  for (const odd of ['42424', '42*2', '']) expect(paidBy(odd)).not.toContain('下4桁')
})

it('says クレジットカード利用 on every kind in both languages, and 再発行 only from the second on', () => {
  for (const kind of ['receipt', 'provisional', 'statement'] as const)
    for (const language of ['ja', 'en'] as const) {
      const request = { language, paper: 'roll58' } as const
      expect(textOf({ request }, { kind })).toContain('クレジットカード利用')
      expect(textOf({ request }, { kind })).not.toContain('再発行')
      expect(textOf({ request }, { kind, number: 3 })).toContain('再発行')
    }
})

it('names what was given back, and marks what was only practised', () => {
  expect(textOf({ basis: { amount: 9_000, givenBack: 2_000, day: '2026-11-01' } })).toContain('¥2,000 を返金したあと')
  expect(textOf({ isTraining: true })).toContain('練習用の見本')
  expect(textOf()).not.toContain('練習')
})

it('keeps hostile words as words', () => {
  const evil = '<img src=x onerror=alert(1)>"\u202E'
  const html = textOf(
    { settings: { ...settings, issuerName: evil } },
    { addressee: evil, items: [item(evil, 11_000, '10')] },
  )
  expect(html).not.toMatch(/<img|\u202E/u)
  expect(html.match(/&lt;img src=x onerror=alert\(1\)&gt;&quot;/gu)).toHaveLength(3)
})

const request: IssueDocument = {
  ...{ id: 1, kind: 'receipt', way: 'pdf', addressee: '山田 様', purpose: '', operator: 'sato' },
  ...{ items: [item('花束', 11_000, '10')], language: 'ja', paper: 'a4' },
}

/** A desk whose shop counts what it is told; the printer does as given. */
function aDesk(printer: Partial<SheetPrinting>, given = settings) {
  const told: string[] = []
  const detail = { order, notes: [], money: [], documents: [], rawAnswer: null, erasedAt: null }
  const entries = {
    detail: () => Promise.resolve(success({ ...detail, sums: { captured: 0, voided: 0, refunded: 0 } })),
    addDocument: () => {
      told.push('counted')
      const { addressee, purpose, items, kind, way } = request
      const rest = { taxes: [], total: 11_000, operator: '', at: 0, isVoid: false }
      return Promise.resolve(success({ id: 7, number: 1, addressee, purpose, items, kind, way, ...rest }))
    },
    voidDocument: (id: number) => Promise.resolve(success((told.push(`void ${id}`), order))),
  }
  const pdf = (sheet: Sheet) => Promise.resolve((told.push(sheet.title), Buffer.from('%PDF')))
  const print = () => Promise.resolve('printed' as const)
  const parts = {
    window: () => null,
    text: () => mainText('ja'),
    settings: () => given,
    logo: () => Promise.resolve(null),
  }
  const desk = new DocumentDesk({ ...parts, printer: { pdf, print, ...printer } })
  // Marked boundary: the desk asks only these three of the entries.
  const shop = { mode: 'real', entries: entries as unknown as DocumentShop['entries'] } as const
  return { told, issue: (over: Partial<IssueDocument> = {}) => desk.issue(shop, { ...request, ...over }) }
}

it('counts before anything comes out, and keeps the count when it did', async () => {
  dialog.answer = join(folder, 'a.pdf')
  const { told, issue } = aDesk({})
  expect(await issue()).toEqual({ ok: true, value: { end: 'saved', path: dialog.answer, number: 1 } })
  expect(told).toEqual(['counted', '領収書 U20261101-0001'])
  expect(existsSync(dialog.answer)).toBe(true)
})

it('counts nothing when no place was chosen, no issuer is named or the order has no such document', async () => {
  dialog.answer = ''
  const closed = aDesk({})
  expect(await closed.issue()).toEqual({ ok: true, value: { end: 'cancelled' } })
  const nameless = aDesk({}, v.parse(Settings, {}))
  expect(await nameless.issue()).toEqual({ ok: false, error: { kind: 'document-refused', reason: 'no-issuer' } })
  const refused = await closed.issue({ kind: 'provisional' })
  expect(refused).toEqual({ ok: false, error: { kind: 'document-refused', reason: 'not-held' } })
  expect([...closed.told, ...nameless.told]).toEqual([])
})

it('takes the count back when the disk, the printer, the operator or a bug stopped it', async () => {
  dialog.answer = join(folder, 'nowhere', 'b.pdf')
  const full = aDesk({})
  expect(await full.issue()).toMatchObject({ ok: false, error: { kind: 'export-failed' } })
  expect(full.told.at(-1)).toBe('void 7')
  const failing = aDesk({ print: () => Promise.resolve('failed') })
  expect(await failing.issue({ way: 'paper' })).toEqual({ ok: false, error: { kind: 'print-failed' } })
  const cancelled = aDesk({ print: () => Promise.resolve('cancelled') })
  expect(await cancelled.issue({ way: 'paper' })).toEqual({ ok: true, value: { end: 'cancelled' } })
  const broken = aDesk({ print: () => Promise.reject(new Error('gone')) })
  await expect(broken.issue({ way: 'paper' })).rejects.toThrow('gone')
  for (const { told } of [failing, cancelled, broken]) expect(told).toEqual(['counted', 'void 7'])
  expect(readdirSync(folder)).toEqual(['a.pdf'])
})
