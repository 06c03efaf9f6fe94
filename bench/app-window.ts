import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { electronArguments } from '../scripts/electron-arguments.ts'
import type { Given } from './benchmark.ts'

const projectFolder = join(import.meta.dirname, '..')

/** A real shop without keys that has the book already: nothing is asked of any provider. Answers its folder. */
async function prepareShop({ book, work }: Given): Promise<string> {
  const userData = mkdtempSync(join(work, 'shop-'))
  mkdirSync(join(userData, 'books'), { recursive: true })
  const { bookFolder } = await book()
  cpSync(bookFolder, join(userData, 'books', 'real'), { recursive: true, preserveTimestamps: true })
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ mode: 'real' }))
  return userData
}

/** Runs `work` beside a shop's folder that is gone afterwards. */
export async function withShop<T>(given: Given, work: (userData: string) => Promise<T>): Promise<T> {
  const userData = await prepareShop(given)
  try {
    return await work(userData)
  } finally {
    rmSync(userData, { recursive: true, force: true })
  }
}

interface WindowOptions {
  readonly userData: string
  /** Switches of Chromium beside those that this machine needs. */
  readonly switches?: readonly string[]
}

/** A whole new app each time: nothing compiled, nothing left over, and a window that died takes nothing with it. */
export async function inFreshWindow<T>(
  { userData, switches = [] }: WindowOptions,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const app = await _electron.launch({
    executablePath: process.env['ELECTRON_EXEC_PATH'] ?? '',
    args: [...electronArguments(), ...switches, projectFolder],
    env: { ...(process.env as Record<string, string>), UKETSUKE_USER_DATA: userData },
  })
  try {
    const page = await app.firstWindow()
    await page.getByRole('navigation').first().waitFor({ timeout: 60_000 })
    return await use(page)
  } finally {
    await app.close()
  }
}
