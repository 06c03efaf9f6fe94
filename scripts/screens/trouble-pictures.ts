import { mkdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserWindow } from 'electron'
import { startSimulator } from '../../src/main/training/simulator/start-simulator.ts'
import type { Bridge } from '../../src/shared/ipc-contract.ts'
import { fill, mountDisk, mounts, NO_MOUNT } from '../../test/support/mounted-disk.ts'
import type { Camera } from './camera.ts'
import { openDesk } from './open-desk.ts'
import { PAID, playCall } from './page-work.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

/** Made up for the pictures: no contract has them. */
const KEYS = { apiKey: 'screensKey0001', apiPassword: 'screensPassword0001' }

/** A book whose file was emptied: the screen that repairs it. */
export async function takeRepair(camera: Camera, userData: string): Promise<void> {
  const first = await openDesk(camera, { userData })
  await first.page.evaluate(() => window.bridge.settings.chooseMode('training'))
  await first.page.evaluate(playCall, PAID)
  await first.page.evaluate(() => window.bridge.book.backup())
  await first.app.close()
  truncateSync(join(userData, 'books', 'training', 'book.sqlite'), 0)
  const desk = await openDesk(camera, { userData })
  const { repair } = desk.words.book
  await desk.page.getByRole('region', { name: repair.region }).waitFor()
  await desk.settled()
  await desk.picture('repair', { tight: true })
  await desk
    .button(repair.restore)
    .or(desk.page.getByRole('button', { name: desk.words.book.backup.restore }))
    .first()
    .click()
  await desk.page.getByRole('dialog').waitFor()
  await desk.settled()
  await desk.picture('restore')
  await desk.app.close()
}

/** An answer that a full disk could not take: the banner that stays. */
export async function takeHeldAnswers(camera: Camera, userData: string): Promise<void> {
  if (!mounts) {
    console.log(`no picture of the held answers: ${NO_MOUNT}`)
    return
  }
  const folder = join(userData, 'books', 'real')
  const unmount = mountDisk(folder, 4)
  const provider = await startSimulator({ credentials: KEYS, clock: Date, random: Math.random })
  try {
    const desk = await openDesk(camera, { userData, env: { UKETSUKE_GATEWAY_URL: provider.url } })
    await desk.page.evaluate(goReal, KEYS)
    const full = (answer: object): object => {
      fill(join(folder, 'ballast'))
      return answer
    }
    provider.faults.next('AuthRegistApi', { kind: 'transform', change: full })
    await desk.page.evaluate(playCall, { ...PAID, ends: null })
    await desk.button(desk.words.safety.held.retry).waitFor()
    await desk.page.keyboard.press('F3')
    await desk.settled()
    await desk.picture('held-answers', { tight: true })
    rmSync(join(folder, 'ballast'))
    await desk.page.evaluate(() => window.bridge.settings.clearCredentials())
    await desk.app.close()
  } finally {
    await provider.stop()
    unmount()
  }
}

/** Runs in the page. */
async function goReal(keys: typeof KEYS): Promise<void> {
  const { settings } = window.bridge
  await settings.saveCredentials(keys)
  await settings.save({ shopId: 'tshop00000001' })
  await settings.chooseMode('real')
}

/** The system's own question when the window closes over an open order: a part of the whole screen. */
export async function takeQuitQuestion(camera: Camera, userData: string): Promise<void> {
  if (process.platform !== 'linux') {
    console.log('no picture of the question on quitting: it is taken on Linux')
    return
  }
  mkdirSync(userData, { recursive: true })
  const { app, page } = await openDesk(camera, { userData, env: { UKETSUKE_ASKS: '1' } })
  await page.evaluate(() => window.bridge.settings.chooseMode('training'))
  await page.evaluate(playCall, { ...PAID, ends: null })
  await page.getByTestId('digits').or(page.locator('.rail .count')).first().waitFor()
  const ofPage = await app.browserWindow(page)
  await ofPage.evaluate((shown: BrowserWindow) => {
    shown.setPosition(0, 390)
    setTimeout(() => shown.close(), 50)
  })
  await pause(1_500)
  camera.ofCorner('quit-question', { width: 1280, height: 380 })
  await app.evaluate(({ app: own }) => own.exit()).catch(() => undefined)
}
