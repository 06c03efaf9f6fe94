import { EventEmitter } from 'node:events'

type Handler = (event: unknown, input: unknown) => Promise<unknown>

/** Only Electron's IPC, joined in one process: what the page invokes reaches the gate, what the gate sends the page. */
export interface ElectronFake {
  readonly module: Record<string, unknown>
  /** What the preload exposed to the page. */
  readonly exposed: Record<string, unknown>
  /** The page as main sees it. */
  readonly page: { send(event: string, payload: unknown): void }
  /** Notifications that were shown, by title. */
  readonly notifications: { title: string; body: string; click(): void }[]
  /** What the save dialog answers. */
  saveTo: string
  /** What the open dialog answers. */
  openFrom: string
  /** Files that were shown in the file manager. */
  readonly shown: string[]
  /** Whom the gate sees asking. */
  sender: { url: string; isMainFrame: boolean }
}

/** Values cross a real process border by structured clone; so they do here. */
const across = (value: unknown): unknown => structuredClone(value)

export function createElectronFake(folder: string): ElectronFake {
  const handlers = new Map<string, Handler>()
  const pageEvents = new EventEmitter()
  const fake: Omit<ElectronFake, 'module'> = {
    exposed: {},
    notifications: [],
    saveTo: '',
    openFrom: '',
    shown: [],
    sender: { url: 'app://uketsuke/index.html', isMainFrame: true },
    page: { send: (event, payload) => void pageEvents.emit(event, {}, across(payload)) },
  }
  class Notification extends EventEmitter {
    static isSupported = (): boolean => true
    readonly #options: { title: string; body: string }
    constructor(options: { title: string; body: string }) {
      super()
      this.#options = options
    }
    show(): void {
      fake.notifications.push({ ...this.#options, click: () => void this.emit('click') })
    }
  }
  const app = {
    getPath: () => folder,
    getVersion: () => '0.0.0',
    getName: () => 'uketsuke',
    isPackaged: false,
    on: () => undefined,
  }
  const ipcMain = {
    handle: (channel: string, handler: Handler) => void handlers.set(channel, handler),
    removeHandler: (channel: string) => void handlers.delete(channel),
    on: () => undefined,
  }
  const ipcRenderer = {
    invoke: async (channel: string, input: unknown): Promise<unknown> => {
      const handler = handlers.get(channel)
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
      const frame = { url: fake.sender.url }
      const event = { senderFrame: frame, sender: { mainFrame: fake.sender.isMainFrame ? frame : {} } }
      return across(await handler(event, across(input)))
    },
    on: (event: string, listener: (...values: unknown[]) => void) => void pageEvents.on(event, listener),
    removeListener: (event: string, listener: (...values: unknown[]) => void) => void pageEvents.off(event, listener),
  }
  const contextBridge = {
    exposeInMainWorld: (name: string, value: unknown) => Object.assign(fake.exposed, { [name]: value }),
  }
  const dialog = {
    showSaveDialog: () => Promise.resolve({ canceled: fake.saveTo === '', filePath: fake.saveTo }),
    showOpenDialog: () =>
      Promise.resolve({ canceled: fake.openFrom === '', filePaths: fake.openFrom === '' ? [] : [fake.openFrom] }),
  }
  const shell = { showItemInFolder: (path: string) => void fake.shown.push(path) }
  const electron = { app, ipcMain, ipcRenderer, contextBridge, dialog, Notification, shell }
  return Object.assign(fake, { module: { ...electron, default: electron } })
}
