import { BrowserWindow, type Session, type WebContents } from 'electron'
import { paperWidth, pixels, sheetSize, type SheetSize } from './sheet-size.ts'
import type { Paper } from '../../shared/receipt-document.ts'

/** A hidden window that cannot run a script: sandboxed, without preload, in the sheets' own session. */
function openHidden(session: Session, paper: Paper): BrowserWindow {
  return new BrowserWindow({
    show: false,
    width: pixels(paperWidth(paper)),
    height: 400,
    useContentSize: true,
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  })
}

/** Height of what is on the page, CSS pixels, without any script in it. */
async function contentHeight({ debugger: inspector }: WebContents): Promise<number> {
  inspector.attach()
  try {
    const metrics: unknown = await inspector.sendCommand('Page.getLayoutMetrics')
    // Marked boundary: the shape is Chromium's own (cssContentSize, since 90).
    return (metrics as { readonly cssContentSize: { readonly height: number } }).cssContentSize.height
  } finally {
    inspector.detach()
  }
}

export interface OpenSheet {
  readonly contents: WebContents
  readonly size: SheetSize
}

/** Loads the sheet at `url` into a hidden window, hands it to `use`, and closes the window whatever comes of it. */
export async function withSheetWindow<T>(
  { session, url, paper }: { readonly session: Session; readonly url: string; readonly paper: Paper },
  use: (sheet: OpenSheet) => Promise<T>,
): Promise<T> {
  const window = openHidden(session, paper)
  try {
    await window.loadURL(url)
    const height = paper === 'a4' ? 0 : await contentHeight(window.webContents)
    return await use({ contents: window.webContents, size: sheetSize(paper, height) })
  } finally {
    window.destroy()
  }
}
