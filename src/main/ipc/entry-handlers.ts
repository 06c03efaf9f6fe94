import * as v from 'valibot'
import { EraseCustomer, RecordMoney, WriteNote } from '../../shared/order-entry.ts'
import type { Desk } from '../desk.ts'
import type { CopyCleaner } from '../orders/backup/copy-cleaner.ts'
import { doneBy } from '../operators/done-by.ts'
import type { Gate } from './handle.ts'

const OrderNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const Page = v.object({
  offset: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 100),
})

/** Channels of what is written beside an order. */
export function handleEntries(gate: Gate, desk: Desk, cleaner: Pick<CopyCleaner, 'soon'>): void {
  gate.handle('orders:detail', OrderNumber, (id) => desk.withShop((shop) => shop.entries.detail(id)))
  gate.handle('orders:note', WriteNote, (note, by) => desk.withShop((shop) => shop.entries.note(doneBy(note, by))))
  gate.handle('orders:record-money', RecordMoney, (entry, by) =>
    desk.withShop((shop) => shop.entries.recordMoney(doneBy(entry, by))),
  )
  gate.handle('orders:erase', EraseCustomer, async (request, by) => {
    const erased = await desk.withShop((shop) => shop.entries.erase(doneBy(request, by)))
    if (erased.ok) cleaner.soon()
    return erased
  })
  gate.handle('orders:erasable', Page, (page) => desk.withShop((shop) => shop.entries.erasable(page)))
  gate.handle('orders:ageing', v.null(), () => desk.withShop((shop) => shop.entries.ageing()))
}
