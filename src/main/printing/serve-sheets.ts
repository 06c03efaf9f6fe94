import type { Session } from 'electron'
import { sheetPage, sheetStyle, SHEET_POLICY } from './sheet-page.ts'
import type { Sheet } from './sheet.ts'

interface Piece {
  readonly type: string
  readonly body: string | Uint8Array<ArrayBuffer>
}

/** What lies under a name of an open sheet, or null. */
function pieceOf(sheet: Sheet, name: string): Piece | null {
  if (name === 'page.html') return { type: 'text/html; charset=utf-8', body: sheetPage(sheet) }
  if (name === 'style.css') return { type: 'text/css; charset=utf-8', body: sheetStyle(sheet) }
  if (name === 'picture' && sheet.picture !== null) return { type: sheet.picture.type, body: sheet.picture.bytes }
  return null
}

/** The answer to a request for `app://sheet/<key>/<name>`; only sheets that are open right now are there. */
export function answerSheet(url: string, sheets: ReadonlyMap<string, Sheet>): Response {
  const { host, pathname } = new URL(url)
  const [key = '', name = ''] = pathname.slice(1).split('/')
  const sheet = host === 'sheet' ? sheets.get(key) : undefined
  const piece = sheet === undefined ? null : pieceOf(sheet, name)
  if (piece === null) return new Response(null, { status: 404 })
  return new Response(piece.body, {
    headers: {
      'Content-Type': piece.type,
      'Content-Security-Policy': SHEET_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    },
  })
}

/** Serves the open sheets to a session of their own, which is not the screen's and forgets everything. */
export function serveSheets(session: Session, sheets: ReadonlyMap<string, Sheet>): void {
  session.protocol.handle('app', (request) => answerSheet(request.url, sheets))
}
