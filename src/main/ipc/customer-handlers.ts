import * as v from 'valibot'
import { CustomerSearch, ForgetSaved, MergeCustomers, Person, SaveCustomer } from '../../shared/customer.ts'
import { MoveTemplate, SaveTemplate } from '../../shared/order-template.ts'
import { success } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import type { CopyCleaner } from '../orders/backup/copy-cleaner.ts'
import { doneBy } from '../operators/done-by.ts'
import type { Gate } from './handle.ts'

interface Parts {
  readonly desk: Desk
  /** Older copies of the book forget too. */
  readonly cleaner: Pick<CopyCleaner, 'soon'>
  /** ms since 1970. */
  readonly now: () => number
}

/** Channels of what is kept for the next order: customers and templates. */
export function handleCustomers(gate: Gate, { desk, cleaner, now }: Parts): void {
  const forgot = <T extends { readonly ok: boolean }>(done: T): T => {
    if (done.ok) cleaner.soon()
    return done
  }
  gate.handle('customers:list', CustomerSearch, ({ text }) =>
    desk.withShop(async ({ book }) => success(await book.savedCustomers(text))),
  )
  gate.handle('customers:suggest', CustomerSearch, ({ text }) =>
    desk.withShop(async ({ book }) => success(await book.suggestCustomers(text))),
  )
  gate.handle('customers:orders', Person, (person) =>
    desk.withShop(async ({ book }) => success(await book.ordersOf(person))),
  )
  gate.handle('customers:save', SaveCustomer, (saved, by) =>
    desk.withShop(({ book }) => book.saveCustomer(doneBy(saved, by), now())),
  )
  gate.handle('customers:merge', MergeCustomers, async (both, by) =>
    forgot(await desk.withShop(({ book }) => book.mergeCustomers(doneBy(both, by), now()))),
  )
  gate.handle('customers:forget', ForgetSaved, async (one, by) =>
    forgot(await desk.withShop(({ book }) => book.forgetCustomer(doneBy(one, by), now()))),
  )
  gate.handle('templates:list', v.null(), () => desk.withShop(async ({ book }) => success(await book.templates())))
  gate.handle('templates:save', SaveTemplate, (one, by) =>
    desk.withShop(({ book }) => book.saveTemplate(doneBy(one, by), now())),
  )
  gate.handle('templates:move', MoveTemplate, (one, by) =>
    desk.withShop(({ book }) => book.moveTemplate(doneBy(one, by), now())),
  )
  gate.handle('templates:forget', ForgetSaved, async (one, by) =>
    forgot(await desk.withShop(({ book }) => book.forgetTemplate(doneBy(one, by), now()))),
  )
}
