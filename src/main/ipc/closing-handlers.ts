import { OrderFilter } from '../../shared/order-query.ts'
import { CloseDay, ClosingDayRequest, ClosingDaysRequest } from '../../shared/closing.ts'
import { success } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import type { Gate } from './handle.ts'

/** Channels of totals and of closing a day. */
export function handleClosing(gate: Gate, desk: Desk): void {
  gate.handle('orders:sums', OrderFilter, (filter) =>
    desk.withShop(async (shop) => success(await shop.book.sumsOf(filter))),
  )
  gate.handle('closing:day', ClosingDayRequest, ({ day }) =>
    desk.withShop(async (shop) => success(await shop.closing.day(day))),
  )
  gate.handle('closing:days', ClosingDaysRequest, (request) =>
    desk.withShop(async (shop) => success(await shop.closing.days(request))),
  )
  gate.handle('closing:close', CloseDay, (request) => desk.withShop((shop) => shop.closing.close(request)))
}
