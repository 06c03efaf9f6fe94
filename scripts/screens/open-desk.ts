import { join } from 'node:path'
import { _electron } from '@playwright/test'
import type { Bridge } from '../../src/shared/ipc-contract.ts'
import { electronArguments } from '../electron-arguments.ts'
import type { Camera } from './camera.ts'
import { Desk } from './desk.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

const projectFolder = join(import.meta.dirname, '../..')

export interface Opening {
  /** Folder of everything the app writes. */
  readonly userData: string
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the built app in the camera's language, theme and size. */
export async function openDesk(camera: Camera, { userData, env = {} }: Opening): Promise<Desk> {
  const app = await _electron.launch({
    executablePath: process.env['ELECTRON_EXEC_PATH'] ?? '',
    args: [...electronArguments(), projectFolder],
    // Marked boundary: Playwright takes what the system gave us.
    env: { ...(process.env as Record<string, string>), UKETSUKE_USER_DATA: userData, ...env },
  })
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  await camera.aim(app, page)
  const { language, theme } = camera.look
  await page.evaluate((change) => window.bridge.settings.save(change), {
    ...{ language, theme, operator: 'sato', ivrPhoneNumber: '03-5555-0100' },
  })
  await page.reload()
  await page.getByRole('button').first().waitFor()
  return new Desk({ app, page, camera })
}
