import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { AppError } from '../shared/app-error.ts'
import type { ConnectionTrial } from '../shared/connection-trial.ts'
import type { BookWork } from '../shared/desk-state.ts'
import type { Result } from '../shared/result.ts'
import { bookFolder } from './book-folder.ts'
import { ClosingPapers } from './closing/closing-papers.ts'
import type { Desk } from './desk.ts'
import { createIvrGateway } from './gateway/ivr-api.ts'
import { systemNetwork } from './gateway/system-network.ts'
import type { Network } from './gateway/transport.ts'
import { handleAudit } from './ipc/audit-handlers.ts'
import { handleBook } from './ipc/book-handlers.ts'
import { handleClosing } from './ipc/closing-handlers.ts'
import { handleCustomers } from './ipc/customer-handlers.ts'
import { handleDocuments } from './ipc/document-handlers.ts'
import { handleEntries } from './ipc/entry-handlers.ts'
import { handleExport } from './ipc/export-handlers.ts'
import type { Gate } from './ipc/handle.ts'
import { handleMini } from './ipc/mini-handlers.ts'
import { handleMoving } from './ipc/moving-handlers.ts'
import { handleOrders } from './ipc/order-handlers.ts'
import { handleSupport } from './ipc/support-handlers.ts'
import { handleTraining } from './ipc/training-handlers.ts'
import { handleUpdates } from './ipc/update-handlers.ts'
import { keepBook, type Keeping } from './keep-book.ts'
import type { Log } from './log.ts'
import { openMoving } from './moving/open-moving.ts'
import type { CallNotices } from './notify.ts'
import { openShop, realAccount } from './open-shop.ts'
import type { OperatorDesk } from './operators/operator-desk.ts'
import { BackupDialogs } from './orders/backup/backup-dialogs.ts'
import { BOOK_FILE } from './orders/backup/book-paths.ts'
import { bookThread } from './orders/backup/book-thread.ts'
import { openDocuments, openExport } from './receipts/open-papers.ts'
import type { SecretVault } from './settings/secret-vault.ts'
import { tryConnection } from './settings/try-connection.ts'
import type { Shop } from './shop.ts'
import type { DeskSurroundings } from './start-desk.ts'
import { openSupport } from './support/open-support.ts'
import type { MainText } from './text.ts'
import { openUpdates } from './updates/open-updates.ts'

export interface DeskWorkParts {
  readonly surroundings: DeskSurroundings
  readonly desk: Desk
  readonly gate: Gate
  readonly operators: OperatorDesk
  readonly log: Log
  readonly vault: SecretVault
  readonly notices: CallNotices
  readonly text: () => MainText
  /** Puts the rest of a shop from another PC in place, which a crash or the disk kept out. */
  readonly finishReceived: () => Result<boolean, AppError>
  /** Other settings than before are in force. */
  readonly changed: () => void
}

/** Everything that works on the book, and the channels to it. */
export interface DeskWork {
  readonly openShop: (mode: Shop['mode'], doing: (what: BookWork) => void) => Promise<Result<Shop, AppError>>
  /** Tries the real provider's address and keys, whichever mode is chosen. */
  readonly tryConnection: () => Promise<Result<ConnectionTrial, AppError>>
  /** An export that reads the book lets go before the book is closed. */
  readonly letGo: () => Promise<void>
  readonly settingsSaved: () => void
  readonly stop: () => void
}

function shopOpener(
  { surroundings, desk, ...tools }: DeskWorkParts,
  { doTask, network }: { doTask: ReturnType<typeof bookThread>; network: Network },
) {
  const { folder, clock, emit, gatewayUrl, settings } = surroundings
  const { vault, notices, log, finishReceived } = tools
  const told = {
    changed: (order: Parameters<typeof emit<'orders:changed'>>[1]) => {
      emit('orders:changed', order)
      desk.refresh()
    },
    finished: (book: Shop['book']) => {
      notices.deliver(book).catch((cause: unknown) => log.bug('notices', cause))
    },
    lineChanged: () => desk.refresh(),
    phoneChanged: (state: Parameters<typeof emit<'training:changed'>>[1]) => emit('training:changed', state),
    bug: (cause: unknown) => log.bug('shop', cause),
  }
  return (mode: Shop['mode'], doing: (what: BookWork) => void) =>
    openShop(mode, {
      ...{ doing, folder, settings, vault, clock, gatewayUrl, doTask, network, finishReceived, ...told },
      ...{ random: Math.random, newKey: randomUUID },
    })
}

function connectionTrial({ surroundings, vault }: DeskWorkParts, network: Network): DeskWork['tryConnection'] {
  const { settings, gatewayUrl } = surroundings
  const gateway = createIvrGateway({ network })
  return () => tryConnection({ gateway, account: () => realAccount({ settings, vault, gatewayUrl }) })
}

/** Channels of what the book keeps: entries, closings, customers, papers, its backups. */
function handleKept({ surroundings, desk, gate, text }: DeskWorkParts, kept: Omit<Keeping, 'stop'>): void {
  const { printer, window, settings, clock } = surroundings
  const { cleaner } = kept
  handleEntries(gate, desk, cleaner)
  handleClosing(gate, desk, new ClosingPapers({ printer, window, settings: () => settings.get() }))
  handleBook(gate, { ...kept, desk, dialogs: new BackupDialogs({ window, text }) })
  handleCustomers(gate, { desk, cleaner, now: () => clock.now() })
  handleDocuments(gate, { desk, ...openDocuments(surroundings, settings, text) })
}

/** Makes the parts that work on the book and opens their channels: what the page asked of them meanwhile is answered. */
export function openDeskWork(parts: DeskWorkParts): DeskWork {
  const { surroundings, desk, gate, operators, log, changed, text } = parts
  const { folder, settings, window } = surroundings
  const doTask = bookThread(surroundings.bookWorker)
  const network = systemNetwork(surroundings.resolveProxy)
  const receipts = openExport(surroundings, settings)
  const keeping = keepBook({ ...surroundings, ...{ desk, log, doTask } })
  const updates = openUpdates({ ...surroundings, place: surroundings.updatePlace, desk, log })
  const bookFile = (mode: Shop['mode']): string => join(bookFolder(folder, mode), BOOK_FILE)
  handleOrders(gate, desk)
  handleTraining(gate, desk)
  handleMini(gate, desk, surroundings.mini)
  handleUpdates(gate, updates)
  handleExport(gate, { desk, receipts, bookFile })
  handleKept(parts, keeping)
  handleAudit(gate, { desk, doTask, bookFile, window, text })
  handleMoving(gate, openMoving({ ...surroundings, desk, operators, doTask, changed, text }))
  handleSupport(gate, openSupport({ ...surroundings, ...keeping, desk, operators, log }))
  return {
    openShop: shopOpener(parts, { doTask, network }),
    tryConnection: connectionTrial(parts, network),
    letGo: () => receipts.cancel(),
    settingsSaved: () => updates.settingsSaved(),
    stop: () => {
      updates.stop()
      keeping.stop()
    },
  }
}
