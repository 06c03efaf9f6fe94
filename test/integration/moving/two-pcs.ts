import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { MovingDesk } from '../../../src/main/moving/moving-desk.ts'
import { doBookTask } from '../../../src/main/orders/backup/book-tasks.ts'
import type { BookOfDesk } from '../../../src/main/orders/backup/book-care.ts'
import { openOrderBook } from '../../../src/main/orders/book/open-order-book.ts'
import type { OrderBook } from '../../../src/main/orders/order-book.ts'
import type { SettingsStore } from '../../../src/main/settings/settings-store.ts'
import { success } from '../../../src/shared/result.ts'
import { aNewOrder, anOrderDraft, aSavedCustomer, aTemplateBody, MORNING } from '../../support/builders.ts'
import { bookOptions, changed, stored, temporaryFolder } from '../book/temporary-book.ts'
import { got } from '../orders/order-counter.ts'

const A_PIN = { salt: 'c2FsdHNhbHRzYWx0c2FsdA==', hash: 'aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNo', cost: 32_768 }
export const OPERATORS = {
  ...{ version: 1, last: 1, awayMinutes: 5, recovery: { failed: 0, at: 0 } },
  operators: [{ id: 1, name: '佐藤', userId: 'sato', role: 'admin', active: true, pin: A_PIN }],
}

/** A PC with the app's folder, its real book and its settings. */
export interface Pc {
  readonly folder: string
  readonly bookFolder: string
  readonly settings: SettingsStore
  readonly moving: MovingDesk
  readonly book: () => OrderBook
  readonly target: string
}

/** Files that test mocks `electron`: what asks for it is loaded late. */
export async function aPc(name: string, mode: 'unset' | 'real', file: () => string): Promise<Pc> {
  const { openSettings } = await import('../../../src/main/settings/settings-store.ts')
  const { MovingDesk } = await import('../../../src/main/moving/moving-desk.ts')
  const folder = temporaryFolder()
  const bookFolder = join(folder, 'books', 'real')
  const settings = openSettings(folder)
  got(settings.save({ mode }))
  const open = () =>
    openOrderBook({
      ...bookOptions(bookFolder, { newId: () => name }),
      memory: () => settings.bookMemory('real'),
      remember: (memory) => settings.rememberBook('real', memory),
    })
  let opened: BookOfDesk['opened'] | null = mode === 'unset' ? null : await open()
  const close = async (): Promise<void> => {
    if (opened?.ok === true) await opened.value.close()
  }
  onTestFinished(close)
  const desk = {
    currentBook: () => Promise.resolve(opened === null ? null : { mode: 'real' as const, opened }),
    exchange: async (work: () => void) => {
      await close()
      work()
      opened = settings.get().mode === 'unset' ? null : await open()
      return success(null)
    },
  }
  const dialogs = {
    chooseTarget: () => Promise.resolve(join(folder, 'shop.uketsuke')),
    chooseFile: () => Promise.resolve(file()),
  }
  const operators = { reload: () => Promise.resolve(null) }
  const told = { changed: () => undefined, now: () => MORNING, version: '0.1.0' }
  const moving = new MovingDesk({ folder, bookFolder, settings, desk, dialogs, operators, doTask: doBookTask, ...told })
  const book = (): OrderBook => {
    if (opened?.ok !== true) throw new Error('no book is open')
    return opened.value
  }
  return { folder, bookFolder, settings, moving, book, target: join(folder, 'shop.uketsuke') }
}

/** A shop with everything that moves: orders, a saved customer, a template, a closed day, settings, people, a logo. */
export async function formerPc(): Promise<Pc> {
  const pc = await aPc('former-book', 'real', () => '')
  got(pc.settings.save({ issuerName: '花屋みどり', shopId: 'tshop00000001', theme: 'dark' }))
  pc.settings.markCredentials(MORNING)
  const paid = await stored(pc.book(), aNewOrder({ orderId: 'U-1' }))
  const number = { identificationNumber: '0042', receiptNo: '000000000000000042' }
  await changed(pc.book(), paid.id, { status: 'waiting', ...number })
  await changed(pc.book(), paid.id, { event: 'finished', status: 'paid', finishedAt: MORNING, rawAnswer: '{}' })
  const refused = await stored(pc.book(), aNewOrder({ orderId: 'U-2', draft: anOrderDraft() }))
  await changed(pc.book(), refused.id, { status: 'rejected' })
  got(await pc.book().writeNote({ id: paid.id, text: '折り返し', operator: 'sato' }, MORNING))
  got(await pc.book().nextCounter('day'))
  const { id: customer } = got(
    await pc.book().saveCustomer({ id: null, customer: aSavedCustomer(), operator: 'sato' }, MORNING),
  )
  got(
    await pc
      .book()
      .saveTemplate({ id: null, name: '定期', customer, body: aTemplateBody(), operator: 'sato' }, MORNING),
  )
  const sums = { sales: 0, provisional: 0, refunds: 0, net: 0 }
  const figures = { day: '2026-11-01', orders: 2, sums, outcomes: [], methods: [], divisions: [], operators: [] }
  got(
    await pc
      .book()
      .keepClosing({ day: '2026-11-01', at: MORNING, operator: 'sato', figures: { ...figures, entries: [] } }),
  )
  writeFileSync(join(pc.folder, 'operators.json'), JSON.stringify(OPERATORS))
  mkdirSync(join(pc.folder, 'issuer'))
  writeFileSync(join(pc.folder, 'issuer', 'logo'), 'a logo')
  return pc
}

export const newPc = (from: Pc, mode: 'unset' | 'real' = 'unset'): Promise<Pc> =>
  aPc('new-book', mode, () => from.target)
