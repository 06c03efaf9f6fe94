import { OrderFilter } from '../../shared/order-query.ts'
import { CloseDay, ClosingDayRequest, ClosingDaysRequest } from '../../shared/closing.ts'
import { success } from '../../shared/result.ts'
import type { ClosingPapers } from '../closing/closing-papers.ts'
import type { Desk } from '../desk.ts'
import { doneBy } from '../operators/done-by.ts'
import type { Gate } from './handle.ts'

/** Channels of totals and of closing a day. */
export function handleClosing(gate: Gate, desk: Desk, papers: ClosingPapers): void {
  gate.handle('orders:sums', OrderFilter, (filter) =>
    desk.withShop(async (shop) => success(await shop.book.sumsOf(filter))),
  )
  gate.handle('closing:day', ClosingDayRequest, ({ day }) =>
    desk.withShop(async (shop) => success(await shop.closing.day(day))),
  )
  gate.handle('closing:days', ClosingDaysRequest, (request) =>
    desk.withShop(async (shop) => success(await shop.closing.days(request))),
  )
  gate.handle('closing:print', ClosingDayRequest, ({ day }) =>
    desk.withShop(async (shop) => papers.print(await shop.closing.day(day))),
  )
  gate.handle('closing:pdf', ClosingDayRequest, ({ day }) =>
    desk.withShop(async (shop) => papers.pdf(await shop.closing.day(day))),
  )
  gate.handle('closing:csv', ClosingDayRequest, ({ day }) =>
    desk.withShop(async (shop) => papers.csv(await shop.closing.day(day))),
  )
  gate.handle('closing:close', CloseDay, (request, by) =>
    desk.withShop((shop) => shop.closing.close(doneBy(request, by))),
  )
}
