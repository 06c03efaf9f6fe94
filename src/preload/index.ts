import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, Channel, EventName, Events, Input, Reply } from '../shared/ipc-contract.ts'

// Marked boundary: what comes through IPC has the contract's type because both ends are built from it.
const ask =
  <C extends Channel>(channel: C) =>
  (input: Input<C>): Promise<Reply<C>> =>
    ipcRenderer.invoke(channel, input) as Promise<Reply<C>>

const askNothing =
  <C extends Channel>(channel: C) =>
  (): Promise<Reply<C>> =>
    ipcRenderer.invoke(channel, null) as Promise<Reply<C>>

const listen =
  <E extends EventName>(event: E) =>
  (listener: (payload: Events[E]) => void): (() => void) => {
    const heard = (_: unknown, payload: Events[E]): void => listener(payload)
    ipcRenderer.on(event, heard)
    return () => {
      ipcRenderer.removeListener(event, heard)
    }
  }

contextBridge.exposeInMainWorld('bridge', {
  orders: {
    place: ask('orders:place'),
    list: ask('orders:list'),
    get: ask('orders:get'),
    history: ask('orders:history'),
    board: askNothing('orders:board'),
    again: ask('orders:again'),
    check: ask('orders:check'),
    storeHeld: askNothing('orders:store-held'),
    withdraw: ask('orders:withdraw'),
    reconcile: ask('orders:reconcile'),
    detail: ask('orders:detail'),
    note: ask('orders:note'),
    recordMoney: ask('orders:record-money'),
    erase: ask('orders:erase'),
    erasable: ask('orders:erasable'),
    ageing: askNothing('orders:ageing'),
    sums: ask('orders:sums'),
    onChanged: listen('orders:changed'),
    onFinished: listen('orders:finished'),
    onOpen: listen('orders:open'),
  },
  customers: {
    list: ask('customers:list'),
    suggest: ask('customers:suggest'),
    orders: ask('customers:orders'),
    save: ask('customers:save'),
    merge: ask('customers:merge'),
    forget: ask('customers:forget'),
  },
  templates: {
    list: askNothing('templates:list'),
    save: ask('templates:save'),
    move: ask('templates:move'),
    forget: ask('templates:forget'),
  },
  draft: { keep: ask('draft:keep'), kept: ask('draft:kept') },
  audit: { check: askNothing('audit:check'), export: ask('audit:export') },
  book: {
    health: askNothing('book:health'),
    backups: askNothing('book:backups'),
    backup: askNothing('book:backup'),
    backupTo: askNothing('book:backup-to'),
    bring: askNothing('book:bring'),
    preview: ask('book:preview'),
    restore: ask('book:restore'),
    startNew: ask('book:start-new'),
    retry: askNothing('book:retry'),
  },
  closing: {
    day: ask('closing:day'),
    days: ask('closing:days'),
    close: ask('closing:close'),
    print: ask('closing:print'),
    pdf: ask('closing:pdf'),
    csv: ask('closing:csv'),
  },
  documents: {
    issue: ask('documents:issue'),
    logo: askNothing('documents:logo'),
    chooseLogo: askNothing('documents:choose-logo'),
    removeLogo: askNothing('documents:remove-logo'),
  },
  receipts: {
    preview: ask('receipts:preview'),
    export: ask('receipts:export'),
    cancelExport: askNothing('receipts:cancel-export'),
    showFile: askNothing('receipts:show-file'),
    onProgress: listen('receipts:progress'),
  },
  settings: {
    get: askNothing('settings:get'),
    save: ask('settings:save'),
    saveCredentials: ask('settings:save-credentials'),
    keepForSession: ask('settings:keep-for-session'),
    tryConnection: askNothing('settings:try-connection'),
    clearCredentials: askNothing('settings:clear-credentials'),
    credentialStatus: askNothing('settings:credential-status'),
    chooseMode: ask('settings:choose-mode'),
    onChanged: listen('settings:changed'),
  },
  desk: {
    state: askNothing('desk:state'),
    shown: askNothing('desk:shown'),
    onChanged: listen('desk:changed'),
    onShow: listen('desk:show'),
  },
  mini: { open: ask('mini:open') },
  backupFolder: {
    state: askNothing('backup-folder:state'),
    choose: askNothing('backup-folder:choose'),
    forget: askNothing('backup-folder:forget'),
    onChanged: listen('backup-folder:changed'),
  },
  moving: {
    write: askNothing('moving:write'),
    look: askNothing('moving:look'),
    take: askNothing('moving:take'),
    forget: askNothing('moving:forget'),
  },
  operators: {
    state: askNothing('operators:state'),
    signIn: ask('operators:sign-in'),
    leave: askNothing('operators:leave'),
    recover: ask('operators:recover'),
    add: ask('operators:add'),
    change: ask('operators:change'),
    setAway: ask('operators:set-away'),
    onChanged: listen('operators:changed'),
  },
  support: { look: askNothing('support:look'), save: askNothing('support:save') },
  training: {
    phone: ask('training:phone'),
    state: askNothing('training:state'),
    onChanged: listen('training:changed'),
  },
  updates: {
    state: askNothing('updates:state'),
    ask: askNothing('updates:ask'),
    load: askNothing('updates:load'),
    cancel: askNothing('updates:cancel'),
    install: askNothing('updates:install'),
    onChanged: listen('updates:changed'),
  },
} satisfies Bridge)
