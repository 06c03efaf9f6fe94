// eslint-disable-next-line @typescript-eslint/no-require-imports -- a sandboxed preload is CommonJS
const { contextBridge } = require('electron')

contextBridge.exposeInMainWorld('bridge', { platform: process.platform })
