import * as v from 'valibot'
import { OrderQuery } from '../../shared/order-query.ts'
import { PlaceOrder, ReconcileOrder } from '../../shared/place-order.ts'
import { success } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import type { Gate } from './handle.ts'

const OrderNumber = v.pipe(v.number(), v.integer(), v.minValue(1))

/** Channels of orders. */
export function handleOrders(gate: Gate, desk: Desk): void {
  gate.handle('orders:place', PlaceOrder, (request) => desk.withShop((shop) => shop.orders.place(request)))
  gate.handle('orders:list', OrderQuery, (query) => desk.withShop(async (shop) => success(await shop.book.list(query))))
  gate.handle('orders:get', OrderNumber, (id) => desk.withShop((shop) => shop.find(id)))
  gate.handle('orders:history', OrderNumber, (id) =>
    desk.withShop(async (shop) => success(await shop.book.history(id))),
  )
  gate.handle('orders:board', v.null(), () => desk.withShop(async (shop) => success(await shop.board())))
  gate.handle('orders:again', OrderNumber, (id) => desk.withShop((shop) => shop.orders.again(id)))
  gate.handle('orders:check', OrderNumber, (id) => desk.withShop((shop) => shop.check(id)))
  gate.handle('orders:withdraw', OrderNumber, (id) => desk.withShop((shop) => shop.orders.withdraw(id)))
  gate.handle('orders:store-held', v.null(), () => desk.withShop((shop) => shop.orders.storeHeld()))
  gate.handle('orders:reconcile', ReconcileOrder, (request) => desk.withShop((shop) => shop.orders.reconcile(request)))
}
