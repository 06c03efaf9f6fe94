import { join } from 'node:path'
import type { AppError } from '../shared/app-error.ts'
import type { BookWork } from '../shared/desk-state.ts'
import type { Order } from '../shared/order.ts'
import { serverOf } from '../shared/gateway-url.ts'
import { failure, success, type Result } from '../shared/result.ts'
import type { PhoneState } from '../shared/training-phone.ts'
import { bookFolder } from './book-folder.ts'
import type { Clock } from './clock.ts'
import { createIvrGateway } from './gateway/ivr-api.ts'
import type { GatewayAccount } from './gateway/ivr-gateway.ts'
import type { Network } from './gateway/transport.ts'
import type { DoBookTask } from './orders/backup/book-tasks.ts'
import { openOrderBook } from './orders/book/open-order-book.ts'
import type { OrderBook } from './orders/order-book.ts'
import type { SecretVault } from './settings/secret-vault.ts'
import type { SettingsStore } from './settings/settings-store.ts'
import { Shop } from './shop.ts'
import { openTrainingPhone, type TrainingPhone } from './training/training-phone.ts'

export interface OpenShopParts {
  /** Folder of everything the app writes; each mode has a book of its own in it. */
  readonly folder: string
  readonly settings: SettingsStore
  readonly vault: SecretVault
  readonly clock: Clock
  /** Another provider server, for tests; null uses the settings'. */
  readonly gatewayUrl: string | null
  /** Proxy and authorities of this computer. */
  readonly network: Network
  readonly random: () => number
  readonly newKey: () => string
  readonly doTask: DoBookTask
  /** Puts the rest of a received shop in place before the real book is opened; a disk may refuse it. */
  readonly finishReceived: () => Result<unknown, AppError>
  readonly changed: (order: Order) => void
  readonly finished: (book: OrderBook) => void
  readonly lineChanged: () => void
  readonly phoneChanged: (state: PhoneState) => void
  readonly bug: (cause: unknown) => void
  /** What opening the book takes its time for. */
  readonly doing?: (what: BookWork) => void
}

/** Who the shop is to the real provider: its settings and the keys of the keychain. */
export async function realAccount({
  settings,
  vault,
  gatewayUrl,
}: Pick<OpenShopParts, 'settings' | 'vault' | 'gatewayUrl'>): Promise<Result<GatewayAccount, AppError>> {
  const { shopId, siteId, ...set } = settings.get()
  const url = gatewayUrl ?? set.gatewayUrl
  // The address comes first: one that is exchanged while the keychain thinks gets no keys.
  const credentials = await vault.readFor(serverOf(url))
  return credentials.ok ? success({ url, credentials: credentials.value, shopId, siteId }) : credentials
}

/** The training phone; when it cannot be had, the book that was opened for it is closed again. */
async function openPhone(parts: OpenShopParts, book: OrderBook): Promise<TrainingPhone> {
  const stateFile = join(parts.folder, 'books', 'training', 'provider.json')
  try {
    return await openTrainingPhone({ clock: parts.clock, random: parts.random, stateFile, changed: parts.phoneChanged })
  } catch (cause) {
    await book.close()
    throw cause
  }
}

/**
 * Opens the book of a mode with everything that works on it. Training gets a provider of its own on this computer,
 * with an account made up for it: it never sees the shop's keys.
 */
export async function openShop(mode: 'training' | 'real', parts: OpenShopParts): Promise<Result<Shop, AppError>> {
  // With the former shop's settings and people the received book would be somebody else's; its parts are not lost.
  if (mode === 'real' && !parts.finishReceived().ok)
    return failure({ kind: 'book-unavailable', reason: 'receive-unfinished' })
  const book = await openOrderBook({
    folder: bookFolder(parts.folder, mode),
    clock: parts.clock,
    newId: parts.newKey,
    memory: () => parts.settings.bookMemory(mode),
    doTask: parts.doTask,
    ...(parts.doing === undefined ? {} : { doing: parts.doing }),
    remember: (memory) => parts.settings.rememberBook(mode, memory),
  })
  if (!book.ok) return book
  const phone = mode === 'training' ? await openPhone(parts, book.value) : null
  const account = phone === null ? () => realAccount(parts) : () => Promise.resolve(success(phone.account))
  const settings = () => parts.settings.get()
  const gateway = createIvrGateway({ network: parts.network })
  const finished = (): void => parts.finished(book.value)
  return success(new Shop({ ...parts, mode, book: book.value, gateway, account, settings, finished, phone }))
}
