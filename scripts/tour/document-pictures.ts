import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { Bridge } from '../../src/shared/ipc-contract.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

/** A made-up shop; its number is the tax agency's own example of the check digit. */
const PICTURE_SHOP = {
  issuerName: '花のみやび 浅草本店',
  issuerAddress: '〒111-0033 東京都台東区花川戸1-2-3 みやびビル1階',
  issuerPhone: '03-5555-0101',
  registration: { number: 'T7123456789012', isPerson: false },
} as const

/** Gives the shop a name to issue receipts in. */
export async function nameIssuer(page: Page, documentLanguage: 'ja' | 'en'): Promise<void> {
  await page.evaluate((change) => window.bridge.settings.save(change), { ...PICTURE_SHOP, documentLanguage })
  await page.reload()
}

/**
 * Saves the open dialog's document and turns its first page into a picture beside the screens. Without pdftoppm
 * (poppler-utils) there is none, and that is said.
 */
export async function pictureOfDocument(
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  picture: { readonly folder: string; readonly name: string },
): Promise<void> {
  const pdf = join(picture.folder, `${picture.name}.pdf`)
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, pdf)
  await page.keyboard.press('Enter')
  await page.getByText(pdf).waitFor()
  await page.keyboard.press('Enter')
  const made = spawnSync('pdftoppm', ['-r', '90', '-png', '-singlefile', pdf, join(picture.folder, picture.name)])
  if (made.status !== 0) console.log('no picture of the document: pdftoppm (poppler-utils) is missing')
  rmSync(pdf)
}
