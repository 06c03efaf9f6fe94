import { contextBridge, ipcRenderer } from 'electron'
import type { Reply } from '../shared/ipc-contract.ts'
import type { MiniBridge } from '../shared/mini-bridge.ts'
import type { MiniOrder } from '../shared/mini-order.ts'

// A sandboxed preload is one file and can share no code with the other one.
// Marked boundary: what comes through IPC has the contract's type because both ends are built from it.
contextBridge.exposeInMainWorld('mini', {
  state: () => ipcRenderer.invoke('mini:state', null) as Promise<Reply<'mini:state'>>,
  close: () => ipcRenderer.invoke('mini:close', null) as Promise<Reply<'mini:close'>>,
  onChanged: (listener) => {
    const heard = (_: unknown, order: MiniOrder): void => listener(order)
    ipcRenderer.on('mini:changed', heard)
    return () => {
      ipcRenderer.removeListener('mini:changed', heard)
    }
  },
} satisfies MiniBridge)
