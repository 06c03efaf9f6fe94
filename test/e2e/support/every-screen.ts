import type { Bridge } from '../../../src/shared/ipc-contract.ts'
import type { CallScenario } from '../../../src/shared/training-phone.ts'
import { endCall, playCall, reconcileAll } from './walk-cast.ts'
import { walkFirstRun } from './walk-first-run.ts'
import { hireOperators, walkOperators } from './walk-operators.ts'
import { walkSchool } from './walk-school.ts'
import { WalkStage } from './walk-stage.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

const MOST_YEN = 9_998_877

/**
 * Walks one window through its screens, dialogs and states, and shows each to `see`, the small window too. Not on the
 * way: what needs a broken disk or book (held-answers.e2e.ts, book.e2e.ts).
 */
export class EveryScreen extends WalkStage {
  async walk(): Promise<void> {
    await walkFirstRun(this)
    await this.#empty()
    await this.#wizard()
    await this.#number()
    await this.#results()
    await this.#receipts()
    await this.#closing()
    await walkSchool(this)
    await hireOperators(this)
    await this.#settings()
    await walkOperators(this)
  }

  async #empty(): Promise<void> {
    await this.see('wizard, empty')
    for (const [key, name] of [
      ['F3', 'board'],
      ['F4', 'receipts'],
      ['F5', 'closing'],
      ['F6', 'training'],
    ] as const) {
      await this.page.keyboard.press(key)
      await this.settled()
      await this.see(`${name}, empty`)
    }
    await this.page.keyboard.press('F1')
    await this.dialog()
    await this.see('keys')
    await this.shut()
  }

  async #wizard(): Promise<void> {
    const { customer, payment, card } = this.words.wizard
    const page = this.page
    await page.keyboard.press('F2')
    await this.openAll()
    await this.field(customer.phone).fill('???')
    await this.field(customer.note).fill('4111 1111 1111 1111')
    await page.keyboard.press('PageDown')
    await this.settled()
    await this.see('customer, refused')
    await this.radio(this.words.common.division[2])
    await this.field(customer.name).fill(this.cast.name)
    await this.field(customer.phone).fill('03-5555-0199')
    await this.field(customer.note).fill(this.cast.note.slice(0, 300))
    await page.keyboard.press('Control+s')
    await this.settled()
    await this.see('customer, saved')
    await page.keyboard.press('PageDown')
    await this.field(payment.amount).waitFor()
    await page.keyboard.press('PageDown')
    await this.settled()
    await this.see('payment, refused')
    await this.field(payment.amount).fill(String(MOST_YEN))
    await this.field(payment.tax).fill('1000')
    await this.openAll()
    await this.see('payment')
    await page.keyboard.press('Control+d')
    await this.dialog()
    await this.field(this.words.presets.templateName).fill(this.cast.long.slice(0, 40))
    await this.see('save template')
    await this.button(this.words.common.save).click()
    await this.settled()
    await this.see('template saved')
    await page.keyboard.press('PageDown')
    await this.field(card.memberId).waitFor()
    await this.openAll()
    await page.keyboard.press('PageDown')
    await this.settled()
    await this.see('card, refused')
    await this.field(card.memberId).fill('member0001')
    await page.getByRole('checkbox', { name: card.consent }).check({ force: true })
    await this.see('card')
    await page.keyboard.press('PageDown')
    await this.button(this.words.wizard.register).waitFor()
    await this.see('confirm')
    await this.button(this.words.wizard.clear).click()
    await this.dialog()
    await this.see('clear?')
    await this.shut()
  }

  async #number(): Promise<void> {
    const page = this.page
    await page.keyboard.press('Control+Enter')
    await page.getByTestId('digits').waitFor()
    await this.see('number')
    await this.button(this.words.number.withdraw).click()
    await this.dialog()
    await this.see('withdraw from the number?')
    await this.shut()
    await this.#smallWindow()
  }

  /** With the number, then with the longest result it may have to show. */
  async #smallWindow(): Promise<void> {
    const { running, page } = this
    const number = (await page.getByTestId('digits').innerText()).replaceAll(/\D/gu, '')
    const [small] = await Promise.all([running.app.waitForEvent('window'), page.keyboard.press('m')])
    await small.getByTestId('digits').waitFor()
    await this.see('small window', small)
    await page.evaluate(endCall, { number, end: 'card-not-saved' as const })
    await small.getByTestId('result').waitFor()
    await this.see('small window, finished', small)
    await Promise.all([small.waitForEvent('close'), small.keyboard.press('Escape').catch(() => undefined)])
  }

  async #results(): Promise<void> {
    const page = this.page
    await page.keyboard.press('F9')
    const ends: (CallScenario | null)[] = [
      'paid',
      'declined-limit',
      'exchange-failed',
      'hang-up',
      'card-not-saved',
      null,
    ]
    for (const [index, end] of ends.entries())
      await page.evaluate(playCall, {
        name: this.cast.name,
        amount: MOST_YEN - index,
        note: this.cast.note.slice(0, 200),
        end,
      })
    await this.settled()
    await this.see('banners over the settings')
    await page.keyboard.press('F3')
    await this.settled()
    await this.see('board')
    await this.dismiss()
    const ids = await page.evaluate(async () => {
      const listed = await window.bridge.orders.list({ filter: {} })
      return listed.ok ? listed.value.rows.map(({ status }) => status) : []
    })
    for (const status of new Set(ids)) await this.#result(status)
  }

  async #result(status: string): Promise<void> {
    const page = this.page
    const index = await page.evaluate(async (wanted) => {
      const listed = await window.bridge.orders.list({ filter: {} })
      return listed.ok ? listed.value.rows.findIndex((row) => row.status === wanted) : -1
    }, status)
    await page.keyboard.press('F4')
    await this.settled()
    await page
      .getByRole('grid')
      .getByRole('row')
      .nth(index + 1)
      .click()
    await this.button(this.words.receipts.detail.openOrder).waitFor()
    await this.openAll()
    await this.see(`receipts, ${status}`)
    await this.button(this.words.receipts.detail.openOrder).click()
    await this.settled()
    await this.see(`order, ${status}`)
    if (status !== 'unconfirmed') return
    await this.button(this.words.result.reconcile).click()
    await this.dialog()
    await this.see('reconcile')
    await this.button(this.words.result.reconcileDialog.save).click()
    await this.settled()
    await this.see('reconcile, refused')
    await this.shut()
  }

  async #receipts(): Promise<void> {
    const page = this.page
    const words = this.words.receipts
    await page.keyboard.press('F4')
    await page.keyboard.press('Control+e')
    await this.dialog()
    await this.openAll()
    await this.settled()
    await this.see('export')
    await this.shut()
    const paid = page.getByRole('row').filter({ hasText: this.words.status.paidAs.CAPTURE }).first()
    await paid.click()
    await this.button(words.money.refund).waitFor()
    await this.#fromDetail(words.money.refund, 'record a refund')
    await this.#fromDetail(this.words.document.button, 'document without an issuer')
    await page.evaluate((change) => window.bridge.settings.save(change), { issuerName: this.cast.long })
    await this.openAll()
    await this.#fromDetail(words.erase.button, 'erase?')
    await page.getByRole('searchbox').fill('zzzz')
    await page.getByText(words.empty.nothing).waitFor()
    await this.see('receipts, nothing found')
    await page.getByRole('searchbox').fill('4111 1111 1111 1111')
    await this.settled()
    await this.see('receipts, search refused')
    await page.getByRole('searchbox').fill('')
    await page.reload()
    await this.button(this.words.frame.receipts).waitFor()
    await page.keyboard.press('F4')
    await paid.click()
    await this.#fromDetail(this.words.document.button, 'document')
  }

  async #fromDetail(button: string, name: string): Promise<void> {
    const found = this.button(button).first()
    if (!(await found.isVisible())) return
    await found.click()
    await this.dialog()
    await this.openAll()
    await this.see(name)
    await this.shut()
    await this.settled()
    await this.see(`after ${name}`)
  }

  async #closing(): Promise<void> {
    const page = this.page
    await page.keyboard.press('F5')
    await this.settled()
    await this.see('closing, blocked')
    await page.evaluate(reconcileAll)
    await this.settled()
    await this.button(this.words.closing.close.button).and(page.locator(':enabled')).waitFor()
    await this.see('closing, open')
    await page.keyboard.press('Control+Enter')
    await this.settled()
    await this.see('closing, closed')
    await this.button(this.words.closing.chart.asTable).click()
    await this.see('closing as a table')
  }

  async #settings(): Promise<void> {
    const page = this.page
    await page.keyboard.press('F9')
    const tabs = page.getByRole('tab')
    await tabs.first().waitFor()
    for (let index = 0; index < (await tabs.count()); index += 1) {
      await tabs.nth(index).click()
      await this.settled()
      await this.openAll()
      await this.see(`settings, ${await tabs.nth(index).innerText()}`)
      await this.#support()
    }
  }

  /** In its section: the text that may be handed on. */
  async #support(): Promise<void> {
    const look = this.button(this.words.support.look)
    if (!(await look.isVisible())) return
    await look.click()
    await this.button(this.words.support.save).waitFor()
    await this.see('support information')
  }
}
