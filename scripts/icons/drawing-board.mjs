// An app without a window of its own: make-icons.ts opens one for each drawing.
import { app } from 'electron'

app.on('window-all-closed', () => undefined)
