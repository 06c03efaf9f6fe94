// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { fileSize } from '../../../../src/renderer/src/book/file-size.ts'
import { losesSomething, previewLines } from '../../../../src/renderer/src/book/preview-words.ts'
import { firstWay, repairWays } from '../../../../src/renderer/src/book/repair-ways.ts'
import type { TextKey, TextValues } from '../../../../src/renderer/src/text/use-text.ts'
import { BOOK_TROUBLES } from '../../../../src/shared/app-error.ts'
import type { RestorePreview } from '../../../../src/shared/book-care.ts'
import { bothTexts } from '../support/both-texts.ts'

const { t: translate } = bothTexts('ja').global
const t = (key: TextKey, values: TextValues = {}): string => translate(key, values)
const aPreview = (over: Partial<RestorePreview> = {}): RestorePreview => ({
  source: { kind: 'present' },
  trouble: null,
  sameBook: true,
  orders: 1_234,
  newest: { orderId: 'U20261101-0007', createdAt: Date.UTC(2026, 10, 1, 3, 4) },
  replayed: { orders: 0, changes: 0 },
  missing: { orders: 0, changes: 0 },
  ...over,
})
const said = (over: Partial<RestorePreview>): readonly string[] =>
  previewLines(t, aPreview(over)).map(({ kind, text }) => `${kind}: ${text}`)

const HOLDS = 'fact: 受付 1,234 件があります。いちばん新しいものは U20261101-0007（2026/11/01 12:04）です。'

describe('the preview of a restore', () => {
  it('says that nothing is missing only when that is certain', () => {
    expect(said({})).toEqual([HOLDS, 'fact: 足りなくなる記録はありません。'])
    expect(said({ replayed: { orders: 2, changes: 9 } })).toEqual([
      HOLDS,
      'fact: そのあとの受付 2 件と変更 9 件は、第二の記録から戻ります。',
      'fact: 足りなくなる記録はありません。',
    ])
  })
  it.each([
    [{ orders: 3, changes: 8 }, '受付 3 件と変更 8 件は戻りません。'],
    [{ orders: 0, changes: 8 }, '受付はすべて戻りますが、変更 8 件は戻りません。'],
    [{ orders: null, changes: 8 }, '変更 8 件は戻りません。そのうち受付が何件かは分かりません。'],
    [{ orders: null, changes: 0 }, '何件が足りないかは、誰にも分かりません。'],
  ])('names what is lost: %o', (missing, words) => {
    expect(said({ missing })).toEqual([HOLDS, `loss: ${words}`])
    expect(losesSomething(aPreview({ missing }))).toBe(true)
  })
  it('warns first of another book', () => {
    expect(said({ sameBook: false, orders: 0, newest: null })[0]).toContain('loss: これは別の受付簿です。')
  })
  it('of a broken source is one refusal', () => {
    expect(said({ trouble: 'damaged' })).toEqual(['refusal: ここからは戻せません。受付簿のファイルが壊れています。'])
  })
})

describe('the ways out', () => {
  it('always let the book be opened again, and lead with a way that is offered', () => {
    for (const trouble of [...BOOK_TROUBLES, null]) {
      expect(repairWays(trouble)).toContain('retry')
      expect(repairWays(trouble)).toContain(firstWay(trouble))
      expect(firstWay(trouble)).not.toBe('start-new')
    }
  })
  it('never begin anew while the file may only be held, shut, too new or mendable', () => {
    const anew = BOOK_TROUBLES.filter((trouble) => repairWays(trouble).includes('start-new'))
    expect(anew).toEqual(['missing', 'empty', 'garbage', 'truncated', 'damaged', 'other-book', 'foreign'])
  })
  it('mend the present file where the journal may complete it', () => {
    expect(BOOK_TROUBLES.filter((trouble) => repairWays(trouble).includes('present'))).toEqual([
      'garbage-wal',
      'behind',
      'other-book',
    ])
  })
})

it('sizes are words', () => {
  expect([fileSize(10), fileSize(40_960), fileSize(3_565_158)]).toEqual(['1 KB', '40 KB', '3.4 MB'])
})
