import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { AppError } from '../shared/app-error.ts'
import type { Result } from '../shared/result.ts'
import type { Clock } from './clock.ts'
import { Desk } from './desk.ts'
import type { Emit } from './ipc/emit.ts'
import { handleAudit } from './ipc/audit-handlers.ts'
import { handleBook } from './ipc/book-handlers.ts'
import { handleClosing } from './ipc/closing-handlers.ts'
import { handleDocuments } from './ipc/document-handlers.ts'
import { handleCustomers } from './ipc/customer-handlers.ts'
import { handleDrafts } from './ipc/draft-handlers.ts'
import { handleEntries } from './ipc/entry-handlers.ts'
import type { Gate, HeldCalls } from './ipc/handle.ts'
import { openGate } from './ipc/open-gate.ts'
import { handleExport } from './ipc/export-handlers.ts'
import { handleOrders } from './ipc/order-handlers.ts'
import { handleMoving } from './ipc/moving-handlers.ts'
import { handleMini } from './ipc/mini-handlers.ts'
import { handleSettings } from './ipc/settings-handlers.ts'
import { handleSupport } from './ipc/support-handlers.ts'
import { handleTraining } from './ipc/training-handlers.ts'
import { handleUpdates } from './ipc/update-handlers.ts'
import { ClosingPapers } from './closing/closing-papers.ts'
import { FirstLook } from './first-look.ts'
import { openDraftFile } from './orders/draft-file.ts'
import { createIvrGateway } from './gateway/ivr-api.ts'
import type { Network } from './gateway/transport.ts'
import { keepBook, type Keeping } from './keep-book.ts'
import { openLog, type Log } from './log.ts'
import { finishReceiving, receivedPlaces } from './moving/finish-moving.ts'
import { openMoving } from './moving/open-moving.ts'
import { awaitsReceived, finishReceived } from './moving/take-received.ts'
import { CallNotices } from './notify.ts'
import { bookFolder, openShop, realAccount } from './open-shop.ts'
import { BackupDialogs } from './orders/backup/backup-dialogs.ts'
import type { DoBookTask } from './orders/backup/book-tasks.ts'
import { bookThread } from './orders/backup/book-thread.ts'
import { BOOK_FILE } from './orders/backup/book-paths.ts'
import type { SheetPrinting } from './printing/sheet.ts'
import { openDocuments, openExport } from './receipts/open-papers.ts'
import type { ReceiptExport, ReceiptExportParts } from './receipts/receipt-export.ts'
import { tryConnection } from './settings/try-connection.ts'
import { SecretVault, systemKeychain } from './settings/secret-vault.ts'
import type { Settings } from '../shared/settings.ts'
import type { SettingsStore } from './settings/settings-store.ts'
import type { Shop } from './shop.ts'
import { openSupport } from './support/open-support.ts'
import { mainText, type MainText } from './text.ts'
import { openUpdates, type UpdatePlace } from './updates/open-updates.ts'
import type { UpdateDesk } from './updates/update-desk.ts'

export interface DeskSurroundings {
  /** Folder of everything the app writes. */
  readonly folder: string
  readonly settings: SettingsStore
  readonly clock: Clock
  readonly emit: Emit
  /** Origin of the page that may ask. */
  readonly origin: string
  /** What the page asked already. */
  readonly held: HeldCalls
  /** Another provider server, for tests; null uses the settings'. */
  readonly gatewayUrl: string | null
  /** Proxy and authorities of this computer. */
  readonly network: Network
  readonly window: ReceiptExportParts['window']
  /** Paper and PDF. */
  readonly printer: SheetPrinting
  /** The small window with the number. */
  readonly mini: Parameters<typeof handleMini>[2]
  /** What book-worker.ts was built into. */
  readonly bookWorker: URL
  /** Brings the window to the operator who clicked a notification. */
  readonly bringForward: () => void
  /** Script of the thread that writes files of receipts. */
  readonly exportThread: string
  /** Where new versions of this program come in; null when it was not installed. */
  readonly updatePlace: UpdatePlace | null
  /** Seconds since anybody touched keyboard or mouse of this PC. */
  readonly idleSeconds: () => number
  readonly versions: { readonly version: string; readonly electron: string }
}

/** Everything behind the window, joined to the page by the gate and by `emit`. */
export interface StartedDesk {
  readonly desk: Desk
  readonly log: Log
  /** Shows what finished while nobody could be told: called once the page can show banners. */
  readonly deliverNotices: () => Promise<void>
  readonly stop: () => Promise<void>
}

interface Tools {
  readonly log: Log
  readonly settings: SettingsStore
  readonly vault: SecretVault
  readonly notices: CallNotices
  readonly doTask: DoBookTask
  /** Puts the rest of a shop from another PC in place, which a crash or the disk kept out. */
  readonly finishReceived: () => Result<boolean, AppError>
  /** Told whenever the status line has something new to say. */
  readonly refresh: () => void
}

function openVault(clock: Clock, settings: SettingsStore, changed: () => void): SecretVault {
  return new SecretVault({
    changed,
    service: 'Uketsuke',
    keychain: systemKeychain,
    clock,
    savedAt: () => settings.credentialsSavedAt(),
    mark: (at) => settings.markCredentials(at),
  })
}

function openNotices({ emit, bringForward }: DeskSurroundings, settings: SettingsStore): CallNotices {
  return new CallNotices({
    text: () => mainText(settings.get().language),
    shows: () => settings.get(),
    banner: (order) => emit('orders:finished', order),
    open: (id) => {
      bringForward()
      emit('orders:open', id)
    },
  })
}

function shopOpener(
  { folder, clock, emit, gatewayUrl, network }: DeskSurroundings,
  tools: Tools,
): (mode: Shop['mode']) => Promise<Result<Shop, AppError>> {
  const { settings, vault, notices, log, refresh, doTask, finishReceived } = tools
  const told = {
    changed: (order: Parameters<typeof emit<'orders:changed'>>[1]) => {
      emit('orders:changed', order)
      refresh()
    },
    finished: (book: Shop['book']) => {
      notices.deliver(book).catch((cause: unknown) => log.bug('notices', cause))
    },
    lineChanged: refresh,
    phoneChanged: (state: Parameters<typeof emit<'training:changed'>>[1]) => emit('training:changed', state),
    bug: (cause: unknown) => log.bug('shop', cause),
  }
  return (mode) =>
    openShop(mode, {
      folder,
      settings,
      vault,
      clock,
      gatewayUrl,
      doTask,
      network,
      finishReceived,
      random: Math.random,
      newKey: randomUUID,
      ...told,
    })
}

/** The desk; an export that reads the book lets go before the book is closed. */
function openDesk(surroundings: DeskSurroundings, tools: Tools, receipts: ReceiptExport): Desk {
  const { clock, emit, versions } = surroundings
  const { settings, vault, log } = tools
  return new Desk({
    ...{ settings, vault, clock, ...versions },
    changed: (state) => emit('desk:changed', state),
    closing: () => receipts.cancel(),
    awaitsReceived: () => awaitsReceived(bookFolder(surroundings.folder, 'real')),
    bug: (cause) => log.bug('desk', cause),
    openShop: shopOpener(surroundings, tools),
  })
}

/** Tries the real provider's address and keys, whichever mode is chosen. */
function connectionTrial({ settings, gatewayUrl, network }: DeskSurroundings, vault: SecretVault) {
  const gateway = createIvrGateway({ network })
  return () => tryConnection({ gateway, account: () => realAccount({ settings, vault, gatewayUrl }) })
}

interface DeskAlone extends Pick<DeskSurroundings, 'folder' | 'mini' | 'settings'> {
  readonly updates: UpdateDesk
  readonly receipts: ReceiptExport
  readonly bookFile: (mode: Shop['mode']) => string
}

/** Channels that need nothing but the desk, a window and a file. */
function handleDeskAlone(gate: Gate, desk: Desk, alone: DeskAlone): void {
  handleOrders(gate, desk)
  handleTraining(gate, desk)
  handleMini(gate, desk, alone.mini)
  const drafts = openDraftFile(alone.folder, (mode) => alone.settings.bookMemory(mode)?.bookId ?? null)
  handleDrafts(gate, { desk, drafts })
  handleUpdates(gate, alone.updates)
  handleExport(gate, { ...alone, desk })
}

interface DeskKept extends Pick<DeskSurroundings, 'printer' | 'window' | 'settings' | 'clock'>, Omit<Keeping, 'stop'> {
  readonly text: () => MainText
}

/** Channels of what the book keeps: entries, closings, customers, its backups. */
function handleKept(gate: Gate, desk: Desk, { printer, window, settings, clock, text, ...kept }: DeskKept): void {
  const { cleaner } = kept
  handleEntries(gate, desk, cleaner)
  handleClosing(gate, desk, new ClosingPapers({ printer, window, settings: () => settings.get() }))
  handleBook(gate, { ...kept, desk, dialogs: new BackupDialogs({ window, text }) })
  handleCustomers(gate, { desk, cleaner, now: () => clock.now() })
}

/** Who hears that settings were saved. */
function settingsTold(emit: Emit, updates: UpdateDesk): (saved: Settings) => void {
  return (saved) => {
    emit('settings:changed', saved)
    updates.settingsSaved()
  }
}

/** The composition root behind the window: makes every part in order and hands it over by argument. */
export function startDesk(surroundings: DeskSurroundings): StartedDesk {
  const { folder, clock, emit, window, settings } = surroundings
  const text = (): MainText => mainText(settings.get().language)
  const log = openLog(join(folder, 'logs'))
  // Before anything reads settings and operators. Where the disk refuses, opening the real book tries again and says so.
  finishReceived(receivedPlaces(surroundings))
  const vault = openVault(clock, settings, () => desk.keysChanged())
  const notices = openNotices(surroundings, settings)
  const doTask = bookThread(surroundings.bookWorker)
  const received = finishReceiving(receivedPlaces(surroundings), () => {
    changed()
    void operators.reload().catch((cause: unknown) => log.bug('operators', cause))
  })
  const tools = { log, settings, vault, notices, refresh: () => desk.refresh(), doTask, finishReceived: received }
  const receipts = openExport(surroundings, settings)
  const desk = openDesk(surroundings, tools, receipts)
  const keeping = keepBook({ ...surroundings, ...tools, desk })
  const firstLook = new FirstLook(clock)
  const updates = openUpdates({ ...surroundings, place: surroundings.updatePlace, desk, log })
  const told = settingsTold(emit, updates)

  const bookFile = (mode: Shop['mode']): string => join(bookFolder(folder, mode), BOOK_FILE)
  const { gate, operators, close } = openGate({ ...surroundings, log, vault })
  handleDeskAlone(gate, desk, { ...surroundings, updates, receipts, bookFile })
  handleKept(gate, desk, { ...surroundings, ...keeping, text })
  handleDocuments(gate, { desk, ...openDocuments(surroundings, settings, text) })
  const asked = { tryConnection: connectionTrial(surroundings, vault), shown: () => firstLook.end() }
  handleSettings(gate, { desk, settings, vault, changed: told, ...asked })
  handleAudit(gate, { desk, doTask, bookFile, window, text })
  const changed = (): void => told(settings.get())
  handleMoving(gate, openMoving({ ...surroundings, desk, operators, doTask, changed, text }))
  handleSupport(gate, openSupport({ ...surroundings, ...keeping, desk, operators, log }))
  // A shop that cannot be opened at all must still leave a window that says so.
  void desk.start(firstLook.seen).catch((cause: unknown) => log.bug('start', cause))
  const deliverNotices = (): Promise<void> =>
    desk.useShop((shop) => notices.deliver(shop.book)).catch((cause: unknown) => log.bug('notices', cause))
  const stop = (): Promise<void> => {
    for (const end of [close, () => firstLook.end(), () => updates.stop(), () => keeping.stop()]) end()
    return desk.close()
  }
  return { desk, log, deliverNotices, stop }
}
