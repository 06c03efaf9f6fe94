import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test'
import { startSimulator, type Simulator } from '../../../src/main/training/simulator/start-simulator.ts'
import { electronArguments } from '../../../scripts/electron-arguments.ts'
import { hitsIn } from '../../support/search-files.ts'
import { test as onDesktop } from './on-desktop.ts'

const projectFolder = join(import.meta.dirname, '../../..')

/** Made up for these tests: no contract has them. */
export const TEST_KEYS = { apiKey: 'e2eKey0001', apiPassword: 'e2ePassword0001' }

/** What no test may leave in any file of the app's folder: the keys, and the card number that tests try to type. */
const NOWHERE = [...Object.values(TEST_KEYS), '4111111111111111', '4111 1111 1111 1111', '4111-1111-1111-1111']

export interface LaunchOptions {
  readonly userData: string
  readonly gatewayUrl?: string
  /** Variables of this start alone. */
  readonly env?: Readonly<Record<string, string>>
}

export interface RunningUketsuke {
  readonly app: ElectronApplication
  readonly page: Page
}

/**
 * A desktop that exists only in memory has no graphics card, which Chromium finds out by starting a process that fails.
 * Told so it draws the same way from the first. The packed app is told nothing (packaged.ts).
 */
function withoutGpu(): readonly string[] {
  return process.platform === 'linux' ? ['--disable-gpu'] : []
}

/** Starts the built app in a real window. */
export async function launch({ userData, gatewayUrl, env }: LaunchOptions): Promise<RunningUketsuke> {
  const app = await _electron.launch({
    executablePath: process.env['ELECTRON_EXEC_PATH'] ?? '',
    args: [...electronArguments(), ...withoutGpu(), projectFolder],
    env: {
      ...definedOnly(process.env),
      UKETSUKE_USER_DATA: userData,
      ...(gatewayUrl === undefined ? {} : { UKETSUKE_GATEWAY_URL: gatewayUrl }),
      ...env,
    },
  })
  askAgainWhenLost(app)
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  return { app, page }
}

/**
 * Once in a few thousand questions to the main process the engine throws an answer away before the driver has read it,
 * and says so: the question is asked once more. Nothing of the app is in that.
 */
function askAgainWhenLost(app: ElectronApplication): void {
  const ask = app.evaluate.bind(app) as (...given: unknown[]) => Promise<unknown>
  const asked = (...given: unknown[]): Promise<unknown> =>
    ask(...given).catch((cause: unknown) => {
      if (String(cause).includes('promise was garbage collected')) return ask(...given)
      throw cause
    })
  Object.assign(app, { evaluate: asked })
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** Ends the app as a power cut would. */
export async function powerCut(app: ElectronApplication): Promise<void> {
  const child = app.process()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGKILL')
  await gone
}

/** Answers the save dialog with `path`, as an operator who pressed Save. */
export async function saveDialogAnswers(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
}

/** Answers the open dialog with `path`, as an operator who chose that file or folder. */
export async function openDialogAnswers(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path)
}

interface Fixtures {
  /** A new, empty folder for everything the app writes. */
  readonly userData: string
  /** The app on its first run. */
  readonly uketsuke: RunningUketsuke
  /** A provider that is not the app's own: the app must never know. */
  readonly provider: Simulator
  /** Such a provider with other keys. */
  readonly providerOf: (keys: typeof TEST_KEYS) => Promise<Simulator>
}

export const test = onDesktop.extend<Fixtures>({
  userData: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'uketsuke-e2e-'))
    await use(folder)
    const leaked = hitsIn([folder], NOWHERE)
    rmSync(folder, { recursive: true, force: true })
    expect(leaked, 'keys and card numbers in files that the app wrote').toEqual([])
  },
  uketsuke: async ({ userData }, use) => {
    const running = await launch({ userData })
    await use(running)
    await running.app.close()
  },
  provider: async ({ providerOf }, use) => use(await providerOf(TEST_KEYS)),
  providerOf: async ({}, use) => {
    const started: Simulator[] = []
    await use(async (credentials) => {
      const simulator = await startSimulator({ credentials, clock: Date, random: Math.random })
      started.push(simulator)
      return simulator
    })
    for (const simulator of started) await simulator.stop()
  },
})

export { expect } from '@playwright/test'
