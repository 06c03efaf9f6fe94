// Pictures of every main screen: both languages, light and dark, at 1280x800; those that are tight also at 1024x700.
// Run inside a desktop session, after a build:
//   node scripts/desktop-session.ts -- node scripts/screens.ts --out docs/screens
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { Bridge } from '../src/shared/ipc-contract.ts'
import type { CallScenario } from '../src/shared/training-phone.ts'
import { electronArguments } from './electron-arguments.ts'
import { nameIssuer, pictureOfDocument } from './tour/document-pictures.ts'

const projectFolder = join(import.meta.dirname, '..')

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

/** What a person reads to find the way, in each language. */
const WORDS = {
  ja: {
    ...{ training: '練習モードで始める', newOrder: '新規注文', board: '進行中', phone: '練習電話', settings: '設定' },
    ...{ name: 'お名前', amount: '金額', tax: '税送料', register: '登録する', closeBanner: '知らせを閉じる' },
    ...{ detail: '受付の詳細', oneFound: '条件に合う受付は 1 件です', openOrder: '番号と結果の画面を開く' },
    ...{ issuer: '発行者', save: 'PDFに保存する' },
    ...{ closing: '日計', asTable: '表で見る', closeDay: '締める' },
    headlines: ['決済できました', '決済できませんでした', '確認が必要です'],
  },
  en: {
    ...{ training: 'Start in training mode', newOrder: 'New order', board: 'In progress', phone: 'Training phone' },
    ...{ name: 'Name', amount: 'Amount', tax: 'Tax and shipping', register: 'Register', settings: 'Settings' },
    ...{ detail: 'Order details', oneFound: 'Matching orders: 1', openOrder: 'Open number and result' },
    ...{ closeBanner: 'Close this notice', issuer: 'Issuer', save: 'Save as PDF' },
    ...{ closing: 'Daily closing', asTable: 'Show as a table', closeDay: 'Close the day' },
    headlines: ['Paid', 'Not paid', 'Unconfirmed'],
  },
} as const
type Language = keyof typeof WORDS

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

/** Screens that the smallest window squeezes: the others look there as they do at 1280x800. */
const TIGHT: readonly string[] = [
  'order-payment',
  'number',
  'board',
  'receipts',
  'document',
  'closing',
  'closing-changed',
]
const SMALLEST = 1024

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

  get words(): (typeof WORDS)[Language] {
    return WORDS[this.#look.language]
  }

  async picture(name: string): Promise<void> {
    this.#pictures += 1
    if (this.#look.width === SMALLEST && !TIGHT.includes(name)) return
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
    const { words } = this
    const page = this.#page
    await page.keyboard.press('F2')
    await page.getByRole('textbox', { name: words.name, exact: true }).fill('大野 由紀')
    await this.picture('order-customer')
    await page.keyboard.press('PageDown')
    await page.getByRole('textbox', { name: words.amount }).fill('24800')
    await page.getByRole('textbox', { name: words.tax }).fill('1200')
    await this.picture('order-payment')
    await page.keyboard.press('PageDown')
    await page.getByRole('button', { name: words.register, exact: true }).waitFor()
    await this.picture('order-confirm')
    await page.keyboard.press('Control+Enter')
    await page.getByTestId('digits').waitFor()
    await this.picture('number')
    await this.mini()
  }

  /** The small window has a size of its own, so one set a language and theme is enough. */
  async mini(): Promise<void> {
    if (this.#look.width === SMALLEST) return
    const page = this.#page
    const [mini] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('m')])
    await mini.getByTestId('digits').waitFor()
    await mini.screenshot({ path: join(this.#folder, 'mini-window.png'), animations: 'disabled' })
    await Promise.all([mini.waitForEvent('close'), page.keyboard.press('m')])
  }

  async results(): Promise<void> {
    const { headlines } = this.words
    for (const [index, name] of ['result-paid', 'result-declined', 'result-unconfirmed'].entries()) {
      await this.#openFromReceipts(CALLS[index]?.[0] ?? '')
      await this.#page.getByRole('heading', { name: headlines[index] ?? '', exact: true }).waitFor()
      await this.#page.waitForTimeout(300)
      await this.picture(name)
    }
  }

  async receipts(): Promise<void> {
    await this.#page.keyboard.press('F4')
    await this.#page.getByRole('searchbox').fill('')
    await this.#page.getByRole('row', { name: CALLS[0]?.[0] ?? '' }).click()
    await this.#page.getByRole('region', { name: this.words.detail }).waitFor()
    await this.picture('receipts')
  }

  /** The receipt of the paid order, as dialog and as paper, and where its issuer is set. */
  async document(app: ElectronApplication): Promise<void> {
    const { words } = this
    const page = this.#page
    await nameIssuer(page, this.#look.language)
    await page.getByRole('button', { name: words.board }).waitFor()
    await page.keyboard.press('F4')
    await page.getByRole('row', { name: CALLS[0]?.[0] ?? '' }).click()
    await page.getByRole('region', { name: words.detail }).getByRole('heading').first().focus()
    await page.keyboard.press('p')
    await page.getByRole('dialog').getByRole('button', { name: words.save }).and(page.locator(':focus')).waitFor()
    await this.picture('document')
    // Paper is the same whatever the theme and the window.
    const isFirst = this.#look.theme === 'light' && this.#look.width !== SMALLEST
    if (isFirst) await pictureOfDocument({ app, page }, { folder: this.#folder, name: 'receipt-on-paper' })
    else await page.keyboard.press('Escape')
    await page.keyboard.press('F9')
    await page.getByRole('tab', { name: words.issuer }).click()
    await this.picture('issuer')
  }

  /** The day while an order is unconfirmed, then closed and changed by a refund that was recorded later. */
  async closing(): Promise<void> {
    await this.screen('F5', 'closing', this.words.closing)
    await this.#page.evaluate(reconcileAll)
    await this.#page.getByRole('button', { name: this.words.closeDay }).and(this.#page.locator(':enabled')).waitFor()
    await this.#page.keyboard.press('Control+Enter')
    await this.#page.getByText('sato').first().waitFor()
    await this.#page.evaluate(refundFirst)
    await this.#page.getByRole('alert').or(this.#page.locator('.notice.warning')).first().waitFor()
    await this.picture('closing-changed')
    await this.#page.getByRole('button', { name: this.words.asTable }).scrollIntoViewIfNeeded()
    await this.picture('closing-below')
  }

  /** The words to read aloud, and the tour over the screens. */
  async school(): Promise<void> {
    await this.#page.keyboard.press('F9')
    await this.#page.locator('#settings-tab-talk').click()
    await this.picture('talk')
    await this.#page.locator('#settings-tab-mode').click()
    await this.#page.locator('#settings-panel-mode .tour button').click()
    await this.#page.locator('.tour-note .next:focus').waitFor()
    await this.picture('tour')
    await this.#page.keyboard.press('Escape')
  }

  async #openFromReceipts(name: string): Promise<void> {
    await this.#page.keyboard.press('F4')
    await this.#page.getByRole('searchbox').fill(name)
    await this.#page.getByText(this.words.oneFound).waitFor()
    await this.#page.getByRole('row', { name }).click()
    const detail = this.#page.getByRole('region', { name: this.words.detail })
    await detail.getByRole('heading', { name }).waitFor()
    await detail.getByRole('button', { name: this.words.openOrder }).click()
  }
}

/** Registers an order and plays its call, as the training phone would. Runs in the page, so it uses nothing from here. */
async function playCall([name, amount, ends]: (typeof CALLS)[number]): Promise<void> {
  const { orders, training } = window.bridge
  const sale = { jobCode: 'CAPTURE', amount, tax: 800, method: '1', payTimes: '', itemCode: '' } as const
  const fields = { clientField1: '', clientField2: '', clientField3: '', clientFieldFlag: '1' } as const
  const payment = { ...sale, ...fields }
  const customer = { division: '1', name, kana: '', phone: '', note: '' } as const
  const details = { orderId: '', operator: '', anyItem: [] }
  const draft = { draftKey: crypto.randomUUID(), previous: null, customer, payment, card: null, details }
  const placed = await orders.place({ draft, replacing: null, notDuplicateOf: null })
  if (!placed.ok) throw new Error(placed.error.kind)
  if (ends === null) return
  await training.phone({ type: 'dial' })
  for (const key of `${placed.value.identificationNumber ?? ''}#`) await training.phone({ type: 'key', key })
  await training.phone({ type: 'customer', scenario: ends })
  await training.phone({ type: 'hang-up' })
  await orders.check(placed.value.id)
}

/** Records that nothing unconfirmed was charged. Runs in the page. */
async function reconcileAll(): Promise<void> {
  const { orders } = window.bridge
  const board = await orders.board()
  for (const { id, status } of board.ok ? board.value : [])
    if (status === 'unconfirmed') await orders.reconcile({ id, finding: 'not-charged', note: '', operator: 'sato' })
}

/** Records a refund of the paid sale, done today. Runs in the page. */
async function refundFirst(): Promise<void> {
  const { orders } = window.bridge
  const paid = await orders.list({ filter: { statuses: ['paid'] } })
  const id = paid.ok ? paid.value.rows[0]?.id : undefined
  if (id === undefined) throw new Error('nothing was paid')
  const day = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
  await orders.recordMoney({ id, kind: 'refund', day, amount: 2_000, reason: '返品', operator: 'sato' })
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
  const { words } = camera
  await page.getByRole('button', { name: words.training }).waitFor()
  await camera.picture('welcome')
  await page.getByRole('button', { name: words.training }).click()
  await page.getByRole('heading', { name: words.newOrder }).waitFor()
  await camera.wizard()
  for (const call of CALLS) await page.evaluate(playCall, call)
  // The banners of the calls would lie over everything else.
  const close = page.getByRole('button', { name: words.closeBanner }).first()
  while (await close.isVisible()) await close.click()
  await camera.screen('F3', 'board', words.board)
  await camera.results()
  await camera.receipts()
  await camera.screen('F6', 'training-phone', words.phone)
  await camera.screen('F9', 'settings', words.settings)
  await camera.document(app)
  await camera.closing()
  await camera.school()
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
