import { formatJapanTime } from '../../../shared/japan-time.ts'
import type { MovingPreview } from '../../../shared/moving.ts'
import type { PreviewLine } from '../book/preview-words.ts'
import type { Translate } from '../receipts/fact.ts'

const counted = (count: number): string => count.toLocaleString('en-US')
const minute = (at: number): string => formatJapanTime(at).slice(0, 16)

/** What a file from another PC holds, and what becomes of the book that is here, in sentences. */
export function movingLines(t: Translate, preview: MovingPreview): readonly PreviewLine[] {
  const { shopName, customers, templates, closings, operators, madeAt, appVersion: version } = preview
  const rest = { customers: counted(customers), templates: counted(templates), closings: counted(closings), operators }
  return [
    { kind: 'fact', text: t('moving.in.shop', { shop: shopName === '' ? t('moving.in.unnamed') : shopName }) },
    { kind: 'fact', text: ordersText(t, preview) },
    { kind: 'fact', text: t('moving.in.rest', rest) },
    { kind: 'fact', text: t('moving.in.made', { time: minute(madeAt), version }) },
    ...chainLines(t, preview),
    ...presentLines(t, preview),
  ]
}

function ordersText(t: Translate, { orders, newest }: MovingPreview): string {
  if (newest === null) return t('moving.in.noOrders')
  return t('moving.in.orders', { orders: counted(orders), orderId: newest.orderId, time: minute(newest.createdAt) })
}

function chainLines(t: Translate, { chainBreaks }: MovingPreview): readonly PreviewLine[] {
  return chainBreaks === 0 ? [] : [{ kind: 'loss', text: t('moving.in.chain', { breaks: counted(chainBreaks) }) }]
}

function presentLines(t: Translate, { present }: MovingPreview): readonly PreviewLine[] {
  if (present === null) return [{ kind: 'fact', text: t('moving.in.noPresent') }]
  const aside: PreviewLine = { kind: 'fact', text: t('moving.in.aside', { orders: counted(present.orders) }) }
  return present.isNewer ? [aside, { kind: 'loss', text: t('moving.in.newer') }] : [aside]
}
