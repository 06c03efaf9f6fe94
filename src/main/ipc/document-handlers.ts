import * as v from 'valibot'
import type { BrowserWindow } from 'electron'
import { IssueDocument } from '../../shared/receipt-document.ts'
import { success } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { doneBy } from '../operators/done-by.ts'
import type { Picture } from '../printing/sheet.ts'
import type { DocumentDesk } from '../receipts/document/document-desk.ts'
import type { LogoFile } from '../settings/logo-file.ts'
import type { MainText } from '../text.ts'
import { askOpenPath } from '../windows/ask-path.ts'
import type { Gate } from './handle.ts'

interface DocumentParts {
  readonly desk: Desk
  readonly documents: DocumentDesk
  readonly logo: LogoFile
  readonly window: () => BrowserWindow | null
  readonly text: () => MainText
}

/** The logo for the settings screen, which decodes it in its sandbox; its policy allows pictures as data only. */
function dataUrl(picture: Picture | null): string | null {
  return picture === null ? null : `data:${picture.type};base64,${Buffer.from(picture.bytes).toString('base64')}`
}

function choosePicture({ window, text }: DocumentParts): Promise<string | null> {
  const { title, files: kind } = text().logo
  return askOpenPath({ window: window(), title, files: { kind, extensions: ['png', 'jpg', 'jpeg'] } })
}

/** Channels of receipts on paper and of the shop's logo. A path comes only out of a dialog, never from the page. */
export function handleDocuments(gate: Gate, parts: DocumentParts): void {
  const { desk, documents, logo } = parts
  gate.handle('documents:issue', IssueDocument, (request, by) =>
    desk.withShop((shop) => documents.issue(shop, doneBy(request, by))),
  )
  gate.handle('documents:logo', v.null(), async () => success(dataUrl(await logo.read())))
  gate.handle('documents:choose-logo', v.null(), async () => {
    const path = await choosePicture(parts)
    if (path === null) return success(dataUrl(await logo.read()))
    const taken = await logo.take(path)
    return taken.ok ? success(dataUrl(taken.value)) : taken
  })
  gate.handle('documents:remove-logo', v.null(), async () => {
    await logo.remove()
    return success(null)
  })
}
