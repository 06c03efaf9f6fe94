import * as v from 'valibot'
import { OrderQuery } from '../../shared/order-query.ts'
import { PlaceOrder, ReconcileOrder } from '../../shared/place-order.ts'
import type { Operator } from '../../shared/operator.ts'
import { success } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { doneBy } from '../operators/done-by.ts'
import type { OrderRequest } from '../orders/order-service.ts'
import type { Gate } from './handle.ts'

const OrderNumber = v.pipe(v.number(), v.integer(), v.minValue(1))

/** The provider hears the operator's userId, the shop's history says the name. */
function placedBy(request: PlaceOrder, { name, userId }: Operator): OrderRequest {
  const { draft } = request
  return { ...request, draft: { ...draft, details: { ...draft.details, operator: userId } }, by: name }
}

/** Channels of orders. */
export function handleOrders(gate: Gate, desk: Desk): void {
  gate.handle('orders:place', PlaceOrder, (request, by) =>
    desk.withShop((shop) => shop.orders.place(by === null ? request : placedBy(request, by))),
  )
  gate.handle('orders:list', OrderQuery, (query) => desk.withShop(async (shop) => success(await shop.book.list(query))))
  gate.handle('orders:get', OrderNumber, (id) => desk.withShop((shop) => shop.find(id)))
  gate.handle('orders:history', OrderNumber, (id) =>
    desk.withShop(async (shop) => success(await shop.book.history(id))),
  )
  gate.handle('orders:board', v.null(), () => desk.withShop(async (shop) => success(await shop.board())))
  gate.handle('orders:again', OrderNumber, (id) => desk.withShop((shop) => shop.orders.again(id)))
  gate.handle('orders:check', OrderNumber, (id) => desk.withShop((shop) => shop.check(id)))
  gate.handle('orders:withdraw', OrderNumber, (id, by) => desk.withShop((shop) => shop.orders.withdraw(id, by?.name)))
  gate.handle('orders:store-held', v.null(), () => desk.withShop((shop) => shop.orders.storeHeld()))
  gate.handle('orders:reconcile', ReconcileOrder, (request, by) =>
    desk.withShop((shop) => shop.orders.reconcile(doneBy(request, by))),
  )
}
