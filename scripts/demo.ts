// The guided tour: the real app in training mode takes four orders that end four ways. Started by scripts/task.ts inside a
// desktop session; writes receipts.csv, summary.json and a picture of every main screen.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { Bridge } from '../src/shared/ipc-contract.ts'
import type { Order } from '../src/shared/order.ts'
import { outcomeWord } from '../src/shared/outcome-word.ts'
import { electronArguments } from './electron-arguments.ts'
import { Operator, type PhoneOrder } from './tour/operator.ts'

const projectFolder = join(import.meta.dirname, '..')

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

interface Lesson {
  readonly order: PhoneOrder
  /** The scenario as the training screen names it. */
  readonly customer: string
  /** Name of the picture of its result. */
  readonly picture: string
}

const LESSONS: readonly Lesson[] = [
  {
    order: { name: '青山 千尋', amount: 12_300, tax: 800 },
    customer: 'カードを正しく入力する',
    picture: 'result-paid',
  },
  { order: { name: '井上 健', amount: 48_000 }, customer: '利用枠をこえている', picture: 'result-declined' },
  {
    order: { name: '上田 美咲', amount: 3_980, tax: 550 },
    customer: '入力の途中で電話を切る',
    picture: 'result-hang-up',
  },
  {
    order: { name: '江藤 大輔', amount: 7_700 },
    customer: '決済会社とのやり取りが切れる',
    picture: 'result-unconfirmed',
  },
]

interface SummaryLine {
  readonly orderId: string
  readonly division: string
  readonly outcome: string
  readonly identificationNumber: string | null
  readonly receiptNo: string | null
  /** From the first key of the wizard to the result on the screen, ms. */
  readonly ms: number
}

class Tour {
  readonly #operator: Operator
  readonly #out: string
  #pictures = 0

  constructor(page: Page, out: string) {
    this.#operator = new Operator(page)
    this.#out = out
  }

  async picture(name: string): Promise<void> {
    this.#pictures += 1
    const file = `${String(this.#pictures).padStart(2, '0')}-${name}.png`
    await this.#operator.page.screenshot({ path: join(this.#out, file), animations: 'disabled' })
  }

  async begin(): Promise<void> {
    await this.#operator.page.getByRole('button', { name: '練習モードで始める' }).waitFor()
    await this.picture('welcome')
    await this.#operator.startTraining()
    console.log('training mode is on')
  }

  /** One order from the empty wizard to its result. */
  async take(lesson: Lesson, isFirst: boolean): Promise<SummaryLine> {
    const began = performance.now()
    const look = isFirst ? (name: string) => this.picture(name) : () => Promise.resolve()
    const { name } = lesson.order
    await this.#operator.fillOrder(lesson.order, (step) => look(`wizard-${step}`))
    const number = await this.#operator.register()
    await look('number')
    await this.#operator.dial(number)
    await look('training-phone')
    await this.#operator.openFromBoard(name)
    await this.#operator.page.getByText('お客様がカード番号を入力しています').first().waitFor()
    await look('in-call')
    await this.#operator.customerDoes(lesson.customer)
    await this.#operator.openResult(name)
    await this.picture(lesson.picture)
    const line = await this.#lineOf(name, performance.now() - began)
    console.log(`${line.orderId}: ${line.outcome} in ${(line.ms / 1000).toFixed(1)} s`)
    return line
  }

  async lookAround(): Promise<void> {
    const { page } = this.#operator
    await page.keyboard.press('F3')
    await page.getByRole('heading', { name: '進行中' }).waitFor()
    await this.picture('board')
    await page.keyboard.press('F9')
    await page.getByRole('heading', { name: '設定', exact: true }).waitFor()
    await this.picture('settings')
  }

  async exportCsv(app: ElectronApplication): Promise<string> {
    const path = join(this.#out, 'receipts.csv')
    // What pressing Save in the system's dialog would answer; everything behind it is the app's own.
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, path)
    const { page } = this.#operator
    await page.keyboard.press('F4')
    await page.getByRole('row', { name: LESSONS[0]?.order.name ?? '' }).waitFor()
    await this.picture('receipts')
    await page.getByRole('button', { name: 'CSVに書き出す' }).click()
    await page.getByText('件を書き出します').waitFor()
    await this.picture('export')
    await page.getByRole('button', { name: '保存先を選んで書き出す' }).click()
    await page.getByText('receipts.csv').first().waitFor()
    return path
  }

  async #lineOf(name: string, ms: number): Promise<SummaryLine> {
    const order = await this.#operator.page.evaluate(async (customer): Promise<Order> => {
      const page = await window.bridge.orders.list({ filter: { text: customer }, limit: 1 })
      const id = page.ok ? page.value.rows[0]?.id : undefined
      const found = await window.bridge.orders.get(id ?? 0)
      if (!found.ok) throw new Error(`no order of ${customer}`)
      return found.value
    }, name)
    const { orderId, identificationNumber, receiptNo } = order
    return {
      orderId,
      division: order.draft.customer.division,
      outcome: outcomeWord(order),
      identificationNumber,
      receiptNo,
      ms: Math.round(ms),
    }
  }
}

async function runTour(app: ElectronApplication, out: string): Promise<void> {
  const tour = new Tour(await app.firstWindow(), out)
  await tour.begin()
  const summary: SummaryLine[] = []
  for (const lesson of LESSONS) summary.push(await tour.take(lesson, summary.length === 0))
  await tour.lookAround()
  const csv = await tour.exportCsv(app)
  writeFileSync(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
  console.log(`wrote ${csv} (${String(statSync(csv).size)} bytes), summary.json and the pictures`)
}

const { values } = parseArgs({ options: { out: { type: 'string', default: 'demo-out' } } })
const out = resolve(values.out)
mkdirSync(out, { recursive: true })
const userData = mkdtempSync(join(tmpdir(), 'uketsuke-tour-'))
const app = await _electron.launch({
  executablePath: process.env['ELECTRON_EXEC_PATH'] ?? '',
  args: [...electronArguments(), projectFolder],
  env: { ...(process.env as Record<string, string>), UKETSUKE_USER_DATA: userData },
})
try {
  await runTour(app, out)
} finally {
  await app.close()
  rmSync(userData, { recursive: true, force: true })
}
