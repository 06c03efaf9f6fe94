import { join } from 'node:path'
import { bookFolder } from './book-folder.ts'
import type { Clock } from './clock.ts'
import type { DeskWork } from './desk-work.ts'
import { Desk } from './desk.ts'
import { FirstLook } from './first-look.ts'
import { handleDrafts } from './ipc/draft-handlers.ts'
import type { Emit } from './ipc/emit.ts'
import type { Gate, HeldCalls } from './ipc/handle.ts'
import type { handleMini } from './ipc/mini-handlers.ts'
import { openGate, type OpenGate } from './ipc/open-gate.ts'
import { handleSettings } from './ipc/settings-handlers.ts'
import { openLog, type Log } from './log.ts'
import { finishReceiving, receivedPlaces } from './moving/finish-moving.ts'
import { awaitsReceived, finishReceived } from './moving/take-received.ts'
import { CallNotices } from './notify.ts'
import { openDraftFile } from './orders/draft-file.ts'
import type { SheetPrinting } from './printing/sheet.ts'
import type { ReceiptExportParts } from './receipts/receipt-export.ts'
import { SecretVault, systemKeychain } from './settings/secret-vault.ts'
import { serverOf } from '../shared/gateway-url.ts'
import type { Settings } from '../shared/settings.ts'
import type { SettingsStore } from './settings/settings-store.ts'
import { mainText, type MainText } from './text.ts'
import type { UpdatePlace } from './updates/open-updates.ts'

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
  /** How this computer reaches an address, such as `DIRECT` or `PROXY proxy.example:8080`. */
  readonly resolveProxy: (address: string) => Promise<string>
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
  /** After a sleep of the PC. */
  readonly resume: () => void
  readonly log: Log
  /** Fulfilled once the first screen is seen: what can wait for that need not take time from it. */
  readonly seen: Promise<void>
  /** Fulfilled once the book is open, or known not to open. */
  readonly opened: Promise<void>
  readonly stop: () => Promise<void>
}

/** `seen`: the keychain is not asked while the first screen is being made. */
function openVault(
  { clock, settings, gatewayUrl }: DeskSurroundings,
  changed: () => void,
  seen: Promise<void>,
): SecretVault {
  return new SecretVault({
    changed,
    service: 'Uketsuke',
    keychain: () => seen.then(systemKeychain),
    clock,
    savedAt: () => settings.credentialsSavedAt(),
    mark: (at, server) => settings.markCredentials(at, server),
    savedFor: () => settings.credentialsSavedFor(),
    server: () => serverOf(gatewayUrl ?? settings.get().gatewayUrl),
  })
}

/** `openBook`: another book has other orders under the same ids, and a notification may be clicked much later. */
function openNotices({ emit, bringForward, settings }: DeskSurroundings, openBook: () => string | null): CallNotices {
  return new CallNotices({
    text: () => mainText(settings.get().language),
    shows: () => settings.get(),
    banner: (order) => emit('orders:finished', order),
    open: (id, bookId) => {
      bringForward()
      if (bookId === openBook()) emit('orders:open', id)
    },
  })
}

interface DeskOf {
  readonly vault: SecretVault
  readonly log: Log
  readonly work: Promise<DeskWork>
}

function openDesk({ folder, clock, emit, settings, versions }: DeskSurroundings, { vault, log, work }: DeskOf): Desk {
  return new Desk({
    ...{ settings, vault, clock, ...versions },
    changed: (state) => emit('desk:changed', state),
    closing: async () => (await work).letGo(),
    awaitsReceived: () => awaitsReceived(bookFolder(folder, 'real')),
    bug: (cause) => log.bug('desk', cause),
    openShop: async (mode, doing) => (await work).openShop(mode, doing),
  })
}

/** What could not be read was reported once. */
const nothingToTell = (): void => undefined

interface PageParts extends DeskOf {
  readonly desk: Desk
  readonly notices: CallNotices
  readonly firstLook: FirstLook
  /** Settings were saved. */
  readonly told: (saved: Settings) => void
}

/** Opens the channels that the first screen asks, before anything of the book is there. */
function joinPage({ folder, settings }: DeskSurroundings, gate: Gate, parts: PageParts): void {
  const { desk, vault, log, work, notices, firstLook, told } = parts
  const drafts = openDraftFile(folder, (mode) => settings.bookMemory(mode)?.bookId ?? null)
  handleDrafts(gate, { desk, drafts, found: () => firstLook.end() })
  // What finished while nobody could be told is shown once the page can show banners.
  const shown = (): void => {
    firstLook.end()
    void desk.useShop((shop) => notices.deliver(shop.book)).catch((cause: unknown) => log.bug('notices', cause))
  }
  const tryConnection = async () => (await work).tryConnection()
  handleSettings(gate, { desk, settings, vault, changed: told, tryConnection, shown })
}

interface DeskLife extends Pick<OpenGate, 'close' | 'woken'> {
  readonly firstLook: FirstLook
  readonly work: Promise<DeskWork>
  readonly desk: Desk
}

/** What a PC that wakes up and an app that ends mean for the desk. */
function lifeOf({ close, woken, firstLook, work, desk }: DeskLife): Pick<StartedDesk, 'resume' | 'stop'> {
  return {
    resume: () => {
      woken()
      desk.resume()
    },
    // Nobody asks any more, nothing is waited for, and the book is closed last.
    stop: async () => {
      close()
      firstLook.end()
      await work.then((begun) => begun.stop(), nothingToTell)
      await desk.close()
    },
  }
}

/**
 * The composition root behind the window: makes what the first screen asks for and hands it over by argument. What works
 * on the book is read and made once that screen is seen.
 */
export function startDesk(surroundings: DeskSurroundings): StartedDesk {
  const { folder, clock, emit, settings } = surroundings
  const text = (): MainText => mainText(settings.get().language)
  const log = openLog(join(folder, 'logs'))
  // Before anything reads settings and operators. Where the disk refuses, opening the real book tries again and says so.
  finishReceived(receivedPlaces(surroundings))
  const firstLook = new FirstLook(clock)
  const vault = openVault(surroundings, () => desk.keysChanged(), firstLook.seen)
  const notices = openNotices(surroundings, () => desk.bookId)
  const { gate, operators, close, woken } = openGate({ ...surroundings, log, vault })
  const told = (saved: Settings): void => {
    emit('settings:changed', saved)
    void work.then(({ settingsSaved }) => settingsSaved(), nothingToTell)
  }
  const changed = (): void => told(settings.get())
  const received = finishReceiving(receivedPlaces(surroundings), () => {
    changed()
    void operators.reload().catch((cause: unknown) => log.bug('operators', cause))
  })
  const work = firstLook.seen.then(async () => {
    const { openDeskWork } = await import('./desk-work.ts')
    const parts = { surroundings, desk, gate, operators, log, vault, notices, text, finishReceived: received, changed }
    return openDeskWork(parts)
  })
  const desk = openDesk(surroundings, { vault, log, work })
  joinPage(surroundings, gate, { desk, vault, log, work, notices, firstLook, told })
  // What cannot be read or opened at all must still leave a window that says so.
  const startFailed = (cause: unknown): void => log.bug('start', cause)
  void work.catch((cause: unknown) => {
    startFailed(cause)
    surroundings.held.refuseRest()
  })
  const opened = desk.start(work).catch(startFailed)
  return { ...lifeOf({ close, woken, firstLook, work, desk }), log, seen: firstLook.seen, opened }
}
