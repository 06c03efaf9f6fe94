import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { LogoFile } from '../settings/logo-file.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { DeskSurroundings } from '../start-desk.ts'
import type { MainText } from '../text.ts'
import { DocumentDesk } from './document/document-desk.ts'
import { ReceiptExport } from './receipt-export.ts'
import { UnfinishedExport } from './unfinished-export.ts'

/** What the shop issues on paper, and the logo on it. */
export function openDocuments(
  { folder, printer, window }: DeskSurroundings,
  settings: SettingsStore,
  text: () => MainText,
) {
  const logo = new LogoFile(join(folder, 'issuer'))
  const parts = { printer, window, text, settings: () => settings.get(), logo: () => logo.read() }
  return { logo, window, text, documents: new DocumentDesk(parts) }
}

/** Files of receipts; half a file that an earlier run left behind is taken away first. */
export function openExport(
  { folder, clock, emit, window, exportThread }: DeskSurroundings,
  settings: SettingsStore,
): ReceiptExport {
  const unfinished = new UnfinishedExport(folder)
  unfinished.tidy()
  return new ReceiptExport({
    ...{ window, unfinished, thread: exportThread, newId: () => randomUUID().slice(0, 8) },
    language: () => settings.get().language,
    now: () => clock.now(),
    progress: (progress) => emit('receipts:progress', progress),
  })
}
