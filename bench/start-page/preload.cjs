const { contextBridge } = require('electron')

contextBridge.exposeInMainWorld('bridge', { platform: process.platform })
