import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nameIssuer, pictureOfDocument } from '../tour/document-pictures.ts'
import type { Desk } from './desk.ts'
import { PAID } from './page-work.ts'

/** The receipts with one of them open, and what is done from there. */
export async function takeReceipts(desk: Desk): Promise<void> {
  const { words } = desk
  const detail = await desk.openReceipt(PAID.name)
  await desk.picture('receipts', { tight: true })
  await desk.dialog(detail.getByRole('button', { name: words.receipts.money.refund, exact: true }), 'refund')
  await takeExport(desk)
  await takeDocument(desk)
}

/** A file of receipts, a file for an accounting program, and letters that Shift_JIS does not have. */
async function takeExport(desk: Desk): Promise<void> {
  const { page, words, app } = desk
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('cell').first().waitFor()
  await desk.settled()
  await desk.picture('export', { tight: true })
  await dialog.getByLabel(words.accounting.kind.label, { exact: true }).selectOption('freee')
  await desk.settled()
  await dialog.getByRole('cell').first().waitFor()
  await desk.settled()
  await dialog.getByRole('cell').first().scrollIntoViewIfNeeded()
  await desk.picture('export-accounting')
  await dialog.getByLabel(words.accounting.kind.label, { exact: true }).selectOption('receipts')
  await dialog.getByLabel(words.export.encoding.label, { exact: true }).selectOption('cp932')
  await desk.settled()
  const path = join(tmpdir(), 'uketsuke-screens.csv')
  await app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await page.keyboard.press('Control+Enter')
  await dialog.getByText(words.export.unholdable.title).waitFor()
  await desk.picture('export-trouble', { tight: true })
  await desk.button(words.export.unholdable.utf8).click()
  await desk.button(words.export.showFolder).waitFor()
  await desk.picture('export-done')
  rmSync(path, { force: true })
  await desk.shut()
}

/** The receipt of the paid order, as dialog and as paper. */
async function takeDocument(desk: Desk): Promise<void> {
  const { page, words, camera, app } = desk
  const { language, theme } = camera.look
  await nameIssuer(page, language)
  await desk.button(words.frame.receipts).waitFor()
  const detail = await desk.openReceipt(PAID.name)
  await detail.getByRole('heading').first().focus()
  await page.keyboard.press('p')
  await desk.button(words.document.save).and(page.locator(':focus')).waitFor()
  await desk.settled()
  await desk.picture('document', { tight: true })
  // Paper is the same whatever the theme.
  if (theme === 'light') await pictureOfDocument({ app, page }, { folder: camera.folder, name: 'receipt-on-paper' })
  else await desk.shut()
}
