// Pictures of every main screen: both languages, light and dark, at 1280x800 and 1024x700. Run inside a desktop session:
//   node scripts/desktop-session.ts -- node scripts/screens.ts --out docs/screens
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { en } from '../src/renderer/src/text/messages-en.ts'
import { ja } from '../src/renderer/src/text/messages-ja.ts'
import type { Bridge } from '../src/shared/ipc-contract.ts'
import type { CallScenario } from '../src/shared/training-phone.ts'
import { electronArguments } from './electron-arguments.ts'

const projectFolder = join(import.meta.dirname, '..')

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

const TEXTS = { ja, en }
type Language = keyof typeof TEXTS

/** One set of pictures; sizes are of the window's content, in px. */
interface Look {
  readonly language: Language
  readonly theme: 'light' | 'dark'
  readonly width: number
  readonly height: number
}

const LOOKS: readonly Look[] = (['ja', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => [
    { language, theme, width: 1280, height: 800 },
    { language, theme, width: 1024, height: 700 },
  ]),
)

/** Customers of the pictures and how their calls end; null is still waiting for the transfer. */
const CALLS: readonly (readonly [name: string, amount: number, ends: CallScenario | null])[] = [
  ['青山 千尋', 12_300, 'paid'],
  ['井上 健', 48_000, 'declined-limit'],
  ['江藤 大輔', 7_700, 'exchange-failed'],
  ['上田 美咲', 3_980, null],
]

class Camera {
  readonly #page: Page
  readonly #folder: string
  readonly #look: Look
  #pictures = 0

  constructor(page: Page, look: Look, out: string) {
    this.#page = page
    this.#look = look
    this.#folder = join(out, `${look.language}-${look.theme}-${String(look.width)}x${String(look.height)}`)
    rmSync(this.#folder, { recursive: true, force: true })
    mkdirSync(this.#folder, { recursive: true })
  }

  get texts(): typeof ja {
    // The English texts have the same keys; only their literal types differ.
    return TEXTS[this.#look.language]
  }

  async picture(name: string): Promise<void> {
    this.#pictures += 1
    const file = `${String(this.#pictures).padStart(2, '0')}-${name}.png`
    // The pointer would leave a hover colour where it last pressed.
    await this.#page.mouse.move(0, 0)
    await this.#page.screenshot({ path: join(this.#folder, file), animations: 'disabled', caret: 'hide' })
  }

  async screen(key: string, name: string, heading: string): Promise<void> {
    await this.#page.keyboard.press(key)
    await this.#page.getByRole('heading', { name: heading, exact: true }).first().waitFor()
    await this.picture(name)
  }

  /** The wizard from its first field to the number on the screen. */
  async wizard(): Promise<void> {
    const { wizard } = this.texts
    const page = this.#page
    await page.keyboard.press('F2')
    await page.getByRole('textbox', { name: wizard.customer.name }).fill('大野 由紀')
    await this.picture('order-customer')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('textbox', { name: wizard.payment.amount }).fill('24800')
    await page.getByRole('textbox', { name: wizard.payment.tax }).fill('1200')
    await this.picture('order-payment')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: wizard.register }).waitFor()
    await this.picture('order-confirm')
    await page.keyboard.press('Control+Enter')
    await page.getByTestId('digits').waitFor()
    await this.picture('number')
  }

  async results(ids: readonly number[]): Promise<void> {
    const headlines = [
      this.texts.result.headline.paid.CAPTURE,
      this.texts.result.headline.declined.CAPTURE,
      this.texts.result.headline.unconfirmed,
    ]
    for (const [index, name] of ['result-paid', 'result-declined', 'result-unconfirmed'].entries()) {
      await this.#page.evaluate((id) => window.bridge.orders.get(id), ids[index] ?? 0)
      await this.#openFromReceipts(CALLS[index]?.[0] ?? '')
      await this.#page.getByRole('heading', { name: headlines[index] ?? '' }).waitFor()
      await this.#page.waitForTimeout(300)
      await this.picture(name)
    }
  }

  async receipts(): Promise<void> {
    await this.#page.keyboard.press('F4')
    await this.#page.getByRole('searchbox').fill('')
    await this.#page.getByRole('row', { name: CALLS[0]?.[0] ?? '' }).click()
    await this.#page.getByRole('region', { name: this.texts.receipts.detail.region }).waitFor()
    await this.picture('receipts')
  }

  async #openFromReceipts(name: string): Promise<void> {
    await this.#page.keyboard.press('F4')
    await this.#page.getByRole('searchbox').fill(name)
    await this.#page.getByText(this.texts.receipts.foundNarrowed.replace('{count}', '1')).waitFor()
    await this.#page.getByRole('row', { name }).click()
    const detail = this.#page.getByRole('region', { name: this.texts.receipts.detail.region })
    await detail.getByRole('heading', { name }).waitFor()
    await detail.getByRole('button', { name: this.texts.receipts.detail.openOrder }).click()
  }
}

/** Registers an order and plays its call, as the training phone would. Runs in the page. @returns the book's id */
async function playCall([name, amount, ends]: (typeof CALLS)[number]): Promise<number> {
  const { orders, training } = window.bridge
  const payment = {
    ...{ jobCode: 'CAPTURE', amount, tax: 800, method: '1', payTimes: '', itemCode: '' },
    ...{ clientField1: '', clientField2: '', clientField3: '', clientFieldFlag: '1' },
  } as const
  const customer = { division: '1', name, kana: '', phone: '', note: '' } as const
  const details = { orderId: '', operator: '', anyItem: [] }
  const draft = { draftKey: crypto.randomUUID(), previous: null, customer, payment, card: null, details }
  const placed = await orders.place({ draft, replacing: null, notDuplicateOf: null })
  if (!placed.ok) throw new Error(placed.error.kind)
  if (ends === null) return placed.value.id
  await training.phone({ type: 'dial' })
  for (const key of `${placed.value.identificationNumber ?? ''}#`) await training.phone({ type: 'key', key })
  await training.phone({ type: 'customer', scenario: ends })
  await training.phone({ type: 'hang-up' })
  await orders.check(placed.value.id)
  return placed.value.id
}

async function photograph(app: ElectronApplication, look: Look, out: string): Promise<void> {
  const page = await app.firstWindow()
  const size = { width: look.width, height: look.height }
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
  const { language, theme } = look
  await page.waitForLoadState('load')
  await page.evaluate((change) => window.bridge.settings.save(change), {
    ...{ language, theme, operator: 'sato', ivrPhoneNumber: '03-5555-0100' },
  })
  await page.reload()
  const camera = new Camera(page, look, out)
  const { frame } = camera.texts
  await page.getByRole('button', { name: frame.welcome.training }).waitFor()
  await camera.picture('welcome')
  await page.getByRole('button', { name: frame.welcome.training }).click()
  await page.getByRole('heading', { name: frame.newOrder }).waitFor()
  await camera.wizard()
  const ids: number[] = []
  for (const call of CALLS) ids.push(await page.evaluate(playCall, call))
  // The banners of the calls would lie over everything else.
  for (const close of await page.getByRole('button', { name: frame.finished.close }).all()) await close.click()
  await camera.screen('F3', 'board', frame.board)
  await camera.results(ids)
  await camera.receipts()
  await camera.screen('F6', 'training-phone', frame.training)
  await camera.screen('F9', 'settings', frame.settings)
}

async function takeLook(look: Look, out: string): Promise<void> {
  const userData = mkdtempSync(join(tmpdir(), 'uketsuke-screens-'))
  const app = await _electron.launch({
    executablePath: process.env['ELECTRON_EXEC_PATH'] ?? '',
    args: [...electronArguments(), projectFolder],
    env: { ...(process.env as Record<string, string>), UKETSUKE_USER_DATA: userData },
  })
  try {
    await photograph(app, look, out)
  } finally {
    await app.close()
    rmSync(userData, { recursive: true, force: true })
  }
}

const { values } = parseArgs({ options: { out: { type: 'string', default: 'docs/screens' } } })
const out = resolve(values.out)
for (const look of LOOKS) {
  await takeLook(look, out)
  console.log(`${look.language} ${look.theme} ${String(look.width)}x${String(look.height)}`)
}
const pictures = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.png'))
const bytes = pictures.reduce((sum, file) => sum + statSync(join(out, file)).size, 0)
console.log(`wrote ${String(pictures.length)} pictures (${(bytes / 1e6).toFixed(1)} MB) to ${out}`)
