import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDraftFile } from '../../../../src/main/orders/draft-file.ts'
import { draftWithoutCards } from '../../../../src/renderer/src/orders/draft-without-cards.ts'
import { emptyOrder } from '../../../../src/renderer/src/orders/typed-order.ts'
import { KeepDraft, type KeptDraft } from '../../../../src/shared/kept-draft.ts'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'draft-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}
function aDraft(note = ''): KeptDraft {
  const draftKey = '00000000-0000-4000-8000-0000000000ff'
  const order = emptyOrder({ draftKey, jobCode: 'CAPTURE', method: '1', operator: 'sato' })
  order.customer = { ...order.customer, name: '山田 花子', note }
  order.payment.amount = '１２，３００円'
  return { step: 'payment', order }
}

describe('the draft beside the book', () => {
  it('comes back as it was typed, in its own mode only, readable to nobody else', () => {
    const folder = aFolder()
    expect(openDraftFile(folder).keep('training', aDraft())).toEqual({ ok: true, value: null })
    const again = openDraftFile(folder)
    expect(again.read('training')).toEqual({ ...aDraft(), keptAt: expect.any(Number) as number })
    expect([
      again.read('real'),
      readdirSync(folder),
      statSync(join(folder, 'draft-training.json')).mode & 0o777,
    ]).toEqual([null, ['draft-training.json'], 0o600])
  })
  it('is closed to others also where a crash left a file that was not', () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'draft-real.json.new'), 'left over', { mode: 0o644 })
    openDraftFile(folder).keep('real', aDraft())
    expect(statSync(join(folder, 'draft-real.json')).mode & 0o777).toBe(0o600)
  })
  it('is thrown away with null, also when there is none', () => {
    const folder = aFolder()
    const drafts = openDraftFile(folder)
    drafts.keep('training', aDraft())
    drafts.keep('training', null)
    drafts.keep('training', null)
    expect([drafts.read('training'), existsSync(join(folder, 'draft-training.json'))]).toEqual([null, false])
  })
  it('is thrown away with what a crash left beside it', () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'draft-real.json.new'), 'half of 山田 花子')
    openDraftFile(folder).keep('real', null)
    expect(readdirSync(folder)).toEqual([])
  })
  it('joins an earlier order of its own book only: another one has others under the same ids', () => {
    const folder = aFolder()
    let book: string | null = 'lost'
    const drafts = openDraftFile(folder, () => book)
    const draft = aDraft()
    const joined = { ...draft, order: { ...draft.order, previous: 7 } }
    drafts.keep('real', joined)
    expect(drafts.read('real')).toEqual({ ...joined, keptAt: expect.any(Number) as number })
    book = 'begun anew'
    expect(drafts.read('real')).toEqual({ ...draft, keptAt: expect.any(Number) as number })
    writeFileSync(join(folder, 'draft-real.json'), JSON.stringify(joined))
    expect(drafts.read('real')?.order.previous).toBe(7)
  })
  it.each(['', '{', '{"step":"customer"}', '{"step":"elsewhere","order":{}}'])('is not read from %j', (text) => {
    const folder = aFolder()
    writeFileSync(join(folder, 'draft-real.json'), text)
    expect(openDraftFile(folder).read('real')).toBeNull()
  })
  it('says so when the folder cannot be written', () => {
    expect(openDraftFile(join(aFolder(), 'gone')).keep('real', aDraft())).toEqual({
      ok: false,
      error: { kind: 'draft-not-kept' },
    })
  })
})

describe('what may be kept of a draft', () => {
  it('is refused with a card number or a security code in it, in any field', () => {
    const refused = ['4111-1111-1111-1111', '４１１１１１１１１１１１１１１１', 'セキュリティコード 123'].map(
      (note) => v.safeParse(KeepDraft, { mode: 'real', draft: aDraft(note) }).success,
    )
    expect(refused).toEqual([false, false, false])
  })
  it('leaves out a card password and anything else it does not know', () => {
    const draft = aDraft()
    const sent = { ...draft, cardPass: 'secret1', order: { ...draft.order, cardPass: 'secret2' } }
    expect(JSON.stringify(v.parse(KeepDraft, { mode: 'real', draft: sent }))).not.toMatch(/secret|cardPass/u)
  })
  it('is what the screen sends, whatever was typed: card numbers are cut before', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (typed) => {
        const kept = aDraft(`${typed} 4111 1111 1111 1111`)
        const details = { ...kept.order.details, orderId: '4111111111111111' }
        const draft = draftWithoutCards({ ...kept, order: { ...kept.order, details } })
        const sent = v.safeParse(KeepDraft, { mode: 'real', draft })
        expect([sent.success, readable(draft)]).toEqual([true, false])
      }),
    )
  })
})

const readable = (draft: KeptDraft): boolean =>
  JSON.stringify(draft).replaceAll(/\D/gu, '').includes('4111111111111111')
