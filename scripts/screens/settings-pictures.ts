import type { Bridge } from '../../src/shared/ipc-contract.ts'
import { SECTIONS } from '../../src/renderer/src/settings/settings-sections.ts'
import type { Desk } from './desk.ts'
import { hireOperators } from './page-work.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

const PIN = '24681357'

/** Every section of the settings. */
export async function takeSettings(desk: Desk): Promise<void> {
  const { page, words } = desk
  await page.evaluate(hireOperators, PIN)
  await desk.screen('F9', words.settings.title)
  for (const section of SECTIONS) {
    await page.locator(`#settings-tab-${section}`).click()
    await desk.settled()
    await desk.picture(`settings-${section}`, { tight: section === 'shop' || section === 'issuer' })
    if (section === 'backups') {
      await takeFolder(desk)
      await takeAudit(desk)
    }
    if (section === 'support') await takeSupport(desk)
    if (section === 'operators') await desk.dialog(desk.button(words.operators.list.add), 'operator')
  }
}

/** A backup folder on a disk that is not plugged in. */
async function takeFolder(desk: Desk): Promise<void> {
  const { backupFolder } = desk.words
  await desk.app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/media/usb/uketsuke'] })
  })
  await desk.button(backupFolder.choose).click()
  await desk.page.getByText(backupFolder.trouble['folder-gone']).waitFor()
  await desk.button(backupFolder.forget).scrollIntoViewIfNeeded()
  await desk.settled()
  await desk.picture('backup-folder', { tight: true })
  await desk.button(backupFolder.forget).click()
  await desk.button(backupFolder.choose).waitFor()
}

/** Whether the history is whole: in the section of the backups. */
async function takeAudit(desk: Desk): Promise<void> {
  const { audit } = desk.words
  await desk.button(audit.check).click()
  await desk.page.getByText(audit.whole).waitFor()
  await desk.button(audit.csv).scrollIntoViewIfNeeded()
  await desk.settled()
  await desk.picture('audit')
}

/** The text that may be handed on, read to its end. */
async function takeSupport(desk: Desk): Promise<void> {
  const { support } = desk.words
  await desk.button(support.look).click()
  await desk.button(support.save).waitFor()
  await desk.settled()
  await desk.picture('support', { tight: true })
}

/** What lies over every screen: keys, guide, another operator, and the lock. Ends locked. */
export async function takeOverlays(desk: Desk): Promise<void> {
  const { page, words } = desk
  await page.keyboard.press('F3')
  await page.keyboard.press('F1')
  await page.getByRole('dialog').waitFor()
  await desk.picture('keys', { tight: true })
  await page.keyboard.press('F1')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.locator('main h1').waitFor()
  await desk.settled()
  await desk.picture('guide', { tight: true })
  await page.keyboard.press('F3')
  await page.keyboard.press('F11')
  await page.getByRole('dialog').waitFor()
  await desk.picture('switch-operator')
  await desk.shut()
  await page.evaluate(() => window.bridge.operators.leave())
  await desk.heading(words.operators.title)
  await desk.settled()
  await desk.picture('sign-in', { tight: true })
}
