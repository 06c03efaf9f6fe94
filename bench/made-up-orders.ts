import type { CallDetails, OrderDraft } from '../src/shared/order.ts'
import type { OrderStatus } from '../src/shared/order-status.ts'
import type { Verdict } from '../src/shared/outcome.ts'
import { formatJapanTime } from '../src/shared/japan-time.ts'
import type { Random } from './random.ts'

/** An order with its whole life, as the book would hold it after the call. */
export interface MadeUpOrder {
  readonly draft: OrderDraft
  readonly orderId: string
  readonly status: OrderStatus
  readonly identificationNumber: string
  readonly receiptNo: string
  readonly call: CallDetails | null
  readonly verdict: Verdict | null
  /** ms since 1970, all three. */
  readonly createdAt: number
  readonly registeredAt: number
  readonly finishedAt: number | null
}

type Name = readonly [written: string, kana: string]

const FAMILY: readonly Name[] = (
  '佐藤さとう 鈴木すずき 高橋たかはし 田中たなか 伊藤いとう 渡辺わたなべ 山本やまもと 中村なかむら 小林こばやし 加藤かとう 吉田よしだ ' +
  '山田やまだ 佐々木ささき 山口やまぐち 松本まつもと 井上いのうえ 木村きむら 林はやし 斎藤さいとう 清水しみず 山崎やまざき 森もり ' +
  '池田いけだ 橋本はしもと 阿部あべ 石川いしかわ 山下やました 中島なかじま 石井いしい 小川おがわ 前田まえだ 岡田おかだ 長谷川はせがわ ' +
  '藤田ふじた 後藤ごとう 近藤こんどう 村上むらかみ 遠藤えんどう 青木あおき 坂本さかもと 福田ふくだ 太田おおた 西村にしむら 藤井ふじい ' +
  '金子かねこ 岡本おかもと 藤原ふじわら 三浦みうら 中野なかの 原田はらだ 松田まつだ 竹内たけうち 小野おの 中山なかやま 和田わだ 石田いしだ'
)
  .split(' ')
  .map(split)
const GIVEN: readonly Name[] = (
  '翔太しょうた 大輔だいすけ 健けん 誠まこと 隆たかし 直樹なおき 和也かずや 達也たつや 浩二こうじ 学まなぶ 拓海たくみ 蓮れん 悠斗ゆうと ' +
  '陽菜ひな 美咲みさき 結衣ゆい 葵あおい 由美子ゆみこ 恵子けいこ 智子ともこ 裕子ゆうこ 久美子くみこ 真由美まゆみ 明美あけみ 千尋ちひろ ' +
  '愛あい 舞まい 彩あや 麻衣まい 幸子さちこ 和子かずこ 節子せつこ 光ひかる 望のぞみ 実みのる 稔みのる 茂しげる 清きよし 正まさし 進すすむ'
)
  .split(' ')
  .map(split)
const NOTES = [
  '領収書は宛名なしで',
  '午前中の配達を希望',
  '電話は午後六時以降に',
  '熨斗は「御礼」、名入れあり',
  '二回目のご注文。前回と同じ住所へ',
  '冷蔵便、置き配不可',
  'お届け先は勤務先',
  '代理の方から電話',
]
const OPERATORS = ['sato', 'suzuki', 'tanaka', 'yamada', 'front1', 'front2']
const BRANDS = ['VISA', 'MASTER', 'JCB', 'AMEX']
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'.split('')
const SEVEN_YEARS = 7 * 365 * 24 * 60 * 60 * 1000

function split(name: string): Name {
  const at = name.search(/[\u3041-\u3096]/u)
  return [name.slice(0, at), name.slice(at)]
}

/** Made-up orders, oldest first, over the seven years before `until` (ms since 1970). No number belongs to anybody. */
export function* madeUpOrders(count: number, until: number, random: Random): Generator<MadeUpOrder> {
  for (let index = 0; index < count; index += 1) {
    const createdAt = until - SEVEN_YEARS + Math.floor((SEVEN_YEARS * (index + 0.5)) / count)
    yield madeUpOrder(index, createdAt, random)
  }
}

/** One made-up order; `index` numbers it. */
export function madeUpOrder(index: number, createdAt: number, random: Random): MadeUpOrder {
  const status = madeUpStatus(random)
  const called = status === 'paid' || status === 'declined' || status === 'unconfirmed'
  const day = formatJapanTime(createdAt).slice(0, 10).replaceAll('/', '')
  return {
    draft: madeUpDraft(random),
    orderId: `${day}-${String(index + 1).padStart(6, '0')}`,
    status,
    identificationNumber: random.digits(8),
    receiptNo: Array.from({ length: 20 }, () => random.of(LETTERS)).join(''),
    call: called ? madeUpCall(createdAt, random) : null,
    verdict: called ? madeUpVerdict(status) : null,
    createdAt,
    registeredAt: createdAt + 900,
    finishedAt: called ? createdAt + 95_000 : null,
  }
}

function madeUpStatus(random: Random): OrderStatus {
  const share = random.next()
  if (share < 0.9) return 'paid'
  if (share < 0.97) return 'declined'
  if (share < 0.985) return 'withdrawn'
  return share < 0.997 ? 'lapsed' : 'unconfirmed'
}

function madeUpDraft(random: Random): OrderDraft {
  const [family, familyKana] = random.of(FAMILY)
  const [given, givenKana] = random.of(GIVEN)
  const note = random.next() < 0.3 ? random.of(NOTES) : ''
  return {
    draftKey: madeUpKey(random),
    previous: null,
    customer: {
      division: '1',
      name: `${family} ${given}`,
      kana: random.next() < 0.8 ? `${familyKana} ${givenKana}` : '',
      phone: madeUpPhone(random),
      note,
    },
    payment: {
      ...{ jobCode: 'CAPTURE', amount: 500 + 10 * Math.floor(random.next() * 5000), tax: random.of([0, 550, 800]) },
      ...{ method: '1', payTimes: '', itemCode: '', clientFieldFlag: '1' },
      ...{ clientField1: '', clientField2: '', clientField3: '' },
    } as const,
    card: null,
    details: { orderId: '', operator: random.of(OPERATORS), anyItem: [] },
  }
}

function madeUpKey(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => random.digits(length)).join('-')
}

/** A zero follows the prefix: no such numbers are given out. */
function madeUpPhone(random: Random): string {
  const prefix = random.of(['090-0', '080-0', '070-0', '03-0', '06-0'])
  return `${prefix}${random.digits(3)}-${random.digits(4)}`
}

function madeUpCall(createdAt: number, random: Random): CallDetails {
  return {
    flowLevelName: '終了',
    callerTelNo: '0300000000',
    incomingAt: createdAt + 40_000,
    approvalNumber: random.digits(7),
    transactionId: random.digits(28),
    acquirer: '2a99662',
    cardLastFour: random.digits(4),
    cardSeq: null,
    brand: random.of(BRANDS),
    tries: 1,
  }
}

function madeUpVerdict(status: OrderStatus): Verdict | null {
  if (status === 'paid') return { status, charge: { leg: 'done', reason: 'success-flag', codes: [] }, save: null }
  if (status === 'declined')
    return { status, charge: { leg: 'failed', reason: 'error-code', codes: ['42G020000'] }, save: null }
  if (status === 'unconfirmed')
    return { status, charge: { leg: 'unknown', reason: 'exchange-failed', codes: [] }, save: null }
  return null
}
