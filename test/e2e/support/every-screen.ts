import type { Bridge } from '../../../src/shared/ipc-contract.ts'
import type { CallScenario } from '../../../src/shared/training-phone.ts'
import { en } from '../../../src/renderer/src/text/messages-en.ts'
import { ja } from '../../../src/renderer/src/text/messages-ja.ts'
import type { Language } from './screen-faults.ts'
import type { RunningUketsuke } from './uketsuke.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

/** Looks at what is on the screen; `name` is what it is called in a report. */
export type See = (name: string) => Promise<void>

interface Cast {
  readonly name: string
  readonly note: string
  readonly long: string
}

/** Names and notes as long as they come, in the letters of the language so that no other may be on the screen. */
const CASTS: Readonly<Record<Language, Cast>> = {
  ja: {
    name: '有限会社勘解由小路左衛門三郎商店御用達呉服部門',
    note: '門松の前にお届け、のし紙は二重に、領収書は経理部様あて、'.repeat(6),
    long: '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末',
  },
  en: {
    name: 'Wolfeschlegelsteinhausenbergerdorff and Daughters Ltd.',
    note: 'Deliver before the new year, wrap twice, receipt to accounting. '.repeat(6),
    long: 'Donaudampfschifffahrtsgesellschaftskapitaenswitwe',
  },
}
const MOST_YEN = 9_998_877

/**
 * Walks one window through its screens, dialogs and states, and shows each to `see`. Not on the way: the small window,
 * the set-up, the tour and the lessons.
 */
export class EveryScreen {
  readonly #running: RunningUketsuke
  readonly #see: See
  readonly #words: typeof ja | typeof en
  readonly #cast: Cast

  constructor(running: RunningUketsuke, language: Language, see: See) {
    this.#running = running
    this.#see = see
    this.#words = language === 'ja' ? ja : en
    this.#cast = CASTS[language]
  }

  get #page() {
    return this.#running.page
  }

  async walk(): Promise<void> {
    await this.#see('welcome')
    await this.#button(this.#words.frame.welcome.training).click()
    await this.#heading(this.#words.wizard.title)
    await this.#empty()
    await this.#wizard()
    await this.#number()
    await this.#results()
    await this.#receipts()
    await this.#closing()
    await this.#phone()
    await this.#settings()
  }

  async #empty(): Promise<void> {
    await this.#see('wizard, empty')
    for (const [key, name] of [
      ['F3', 'board'],
      ['F4', 'receipts'],
      ['F5', 'closing'],
      ['F6', 'training'],
    ] as const) {
      await this.#page.keyboard.press(key)
      await this.#settled()
      await this.#see(`${name}, empty`)
    }
    await this.#page.keyboard.press('F1')
    await this.#dialog()
    await this.#see('keys')
    await this.#shut()
  }

  async #wizard(): Promise<void> {
    const { customer, payment, card } = this.#words.wizard
    const page = this.#page
    await page.keyboard.press('F2')
    await this.#openAll()
    await this.#field(customer.phone).fill('???')
    await this.#field(customer.note).fill('4111 1111 1111 1111')
    await page.keyboard.press('PageDown')
    await this.#settled()
    await this.#see('customer, refused')
    await this.#radio(this.#words.common.division[2])
    await this.#field(customer.name).fill(this.#cast.name)
    await this.#field(customer.phone).fill('03-5555-0199')
    await this.#field(customer.note).fill(this.#cast.note.slice(0, 300))
    await page.keyboard.press('Control+s')
    await this.#settled()
    await this.#see('customer, saved')
    await page.keyboard.press('PageDown')
    await this.#field(payment.amount).waitFor()
    await page.keyboard.press('PageDown')
    await this.#settled()
    await this.#see('payment, refused')
    await this.#field(payment.amount).fill(String(MOST_YEN))
    await this.#field(payment.tax).fill('1000')
    await this.#openAll()
    await this.#see('payment')
    await page.keyboard.press('Control+d')
    await this.#dialog()
    await this.#field(this.#words.presets.templateName).fill(this.#cast.long.slice(0, 40))
    await this.#see('save template')
    await this.#button(this.#words.common.save).click()
    await this.#settled()
    await this.#see('template saved')
    await page.keyboard.press('PageDown')
    await this.#field(card.memberId).waitFor()
    await this.#openAll()
    await page.keyboard.press('PageDown')
    await this.#settled()
    await this.#see('card, refused')
    await this.#field(card.memberId).fill('member0001')
    await page.getByRole('checkbox', { name: card.consent }).check({ force: true })
    await this.#see('card')
    await page.keyboard.press('PageDown')
    await this.#button(this.#words.wizard.register).waitFor()
    await this.#see('confirm')
    await this.#button(this.#words.wizard.clear).click()
    await this.#dialog()
    await this.#see('clear?')
    await this.#shut()
  }

  async #number(): Promise<void> {
    const page = this.#page
    await page.keyboard.press('Control+Enter')
    await page.getByTestId('digits').waitFor()
    await this.#see('number')
    await this.#button(this.#words.number.withdraw).click()
    await this.#dialog()
    await this.#see('withdraw from the number?')
    await this.#shut()
  }

  async #results(): Promise<void> {
    const page = this.#page
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
        name: this.#cast.name,
        amount: MOST_YEN - index,
        note: this.#cast.note.slice(0, 200),
        end,
      })
    await this.#settled()
    await this.#see('banners over the settings')
    await page.keyboard.press('F3')
    await this.#settled()
    await this.#see('board')
    await this.#dismiss()
    const ids = await page.evaluate(async () => {
      const listed = await window.bridge.orders.list({ filter: {} })
      return listed.ok ? listed.value.rows.map(({ status }) => status) : []
    })
    for (const status of new Set(ids)) await this.#result(status)
  }

  async #result(status: string): Promise<void> {
    const page = this.#page
    const index = await page.evaluate(async (wanted) => {
      const listed = await window.bridge.orders.list({ filter: {} })
      return listed.ok ? listed.value.rows.findIndex((row) => row.status === wanted) : -1
    }, status)
    await page.keyboard.press('F4')
    await this.#settled()
    await page
      .getByRole('grid')
      .getByRole('row')
      .nth(index + 1)
      .click()
    await this.#button(this.#words.receipts.detail.openOrder).waitFor()
    await this.#openAll()
    await this.#see(`receipts, ${status}`)
    await this.#button(this.#words.receipts.detail.openOrder).click()
    await this.#settled()
    await this.#see(`order, ${status}`)
    if (status !== 'unconfirmed') return
    await this.#button(this.#words.result.reconcile).click()
    await this.#dialog()
    await this.#see('reconcile')
    await this.#button(this.#words.result.reconcileDialog.save).click()
    await this.#settled()
    await this.#see('reconcile, refused')
    await this.#shut()
  }

  async #receipts(): Promise<void> {
    const page = this.#page
    const words = this.#words.receipts
    await page.keyboard.press('F4')
    await page.keyboard.press('Control+e')
    await this.#dialog()
    await this.#openAll()
    await this.#settled()
    await this.#see('export')
    await this.#shut()
    const paid = page.getByRole('row').filter({ hasText: this.#words.status.paidAs.CAPTURE }).first()
    await paid.click()
    await this.#button(words.money.refund).waitFor()
    await this.#fromDetail(words.money.refund, 'record a refund')
    await this.#fromDetail(this.#words.document.button, 'document without an issuer')
    await page.evaluate((change) => window.bridge.settings.save(change), { issuerName: this.#cast.long })
    await this.#openAll()
    await this.#fromDetail(words.erase.button, 'erase?')
    await page.getByRole('searchbox').fill('zzzz')
    await page.getByText(words.empty.nothing).waitFor()
    await this.#see('receipts, nothing found')
    await page.getByRole('searchbox').fill('4111 1111 1111 1111')
    await this.#settled()
    await this.#see('receipts, search refused')
    await page.getByRole('searchbox').fill('')
    await page.reload()
    await this.#button(this.#words.frame.receipts).waitFor()
    await page.keyboard.press('F4')
    await paid.click()
    await this.#fromDetail(this.#words.document.button, 'document')
  }

  async #fromDetail(button: string, name: string): Promise<void> {
    const found = this.#button(button).first()
    if (!(await found.isVisible())) return
    await found.click()
    await this.#dialog()
    await this.#openAll()
    await this.#see(name)
    await this.#shut()
    await this.#settled()
    await this.#see(`after ${name}`)
  }

  async #closing(): Promise<void> {
    const page = this.#page
    await page.keyboard.press('F5')
    await this.#settled()
    await this.#see('closing, blocked')
    await page.evaluate(reconcileAll)
    await this.#settled()
    await this.#button(this.#words.closing.close.button).and(page.locator(':enabled')).waitFor()
    await this.#see('closing, open')
    await page.keyboard.press('Control+Enter')
    await this.#settled()
    await this.#see('closing, closed')
    await this.#button(this.#words.closing.chart.asTable).click()
    await this.#see('closing as a table')
  }

  async #phone(): Promise<void> {
    const page = this.#page
    await page.keyboard.press('F6')
    await this.#button(this.#words.training.dial).click()
    await this.#settled()
    await this.#see('phone, asking')
    await page.keyboard.type('000#')
    await this.#settled()
    await this.#see('phone, wrong number')
    await this.#button(this.#words.training.hangUp).click()
    await this.#settled()
    await this.#see('phone, hung up')
  }

  async #settings(): Promise<void> {
    const page = this.#page
    await page.keyboard.press('F9')
    const tabs = page.getByRole('tab')
    await tabs.first().waitFor()
    for (let index = 0; index < (await tabs.count()); index += 1) {
      await tabs.nth(index).click()
      await this.#settled()
      await this.#openAll()
      await this.#see(`settings, ${await tabs.nth(index).innerText()}`)
    }
  }

  #button(name: string) {
    return this.#page.getByRole('button', { name, exact: true })
  }
  #field(name: string) {
    return this.#page.getByRole('textbox', { name, exact: true })
  }
  async #radio(name: string): Promise<void> {
    await this.#page.getByRole('radio', { name, exact: true }).check({ force: true })
  }
  async #heading(name: string): Promise<void> {
    await this.#page.getByRole('heading', { name, exact: true }).first().waitFor()
  }
  async #dialog(): Promise<void> {
    await this.#page.getByRole('dialog').waitFor()
    await this.#settled()
  }
  async #shut(): Promise<void> {
    await this.#page.keyboard.press('Escape')
    await this.#page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  /** Opens everything that is tucked away. */
  async #openAll(): Promise<void> {
    await this.#page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    await this.#settled()
  }
  async #dismiss(): Promise<void> {
    const close = this.#button(this.#words.frame.finished.close).first()
    while (await close.isVisible()) await close.click()
  }
  /** Until nothing in the page has changed for a moment. */
  async #settled(): Promise<void> {
    await this.#page.evaluate(
      () =>
        new Promise<void>((settled) => {
          let quiet = setTimeout(settled, 150)
          new MutationObserver(() => {
            clearTimeout(quiet)
            quiet = setTimeout(settled, 150)
          }).observe(document.body, { subtree: true, childList: true, attributes: true })
          setTimeout(settled, 1500)
        }),
    )
  }
}

interface Call {
  readonly name: string
  readonly amount: number
  readonly note: string
  readonly end: CallScenario | null
}

/** Registers an order and plays its call. Runs in the page, so it uses nothing from here. */
async function playCall({ name, amount, note, end }: Call): Promise<void> {
  const { orders, training } = window.bridge
  const sale = { jobCode: 'CAPTURE', amount, tax: 800, method: '1', payTimes: '', itemCode: '' } as const
  const fields = { clientField1: '', clientField2: '', clientField3: '', clientFieldFlag: '1' } as const
  const draft = {
    draftKey: crypto.randomUUID(),
    previous: null,
    customer: { division: '1', name, kana: '', phone: '', note },
    payment: { ...sale, ...fields },
    card: null,
    details: { orderId: '', operator: '', anyItem: [] as { name: string; value: string }[] },
  } as const
  const placed = await orders.place({ draft, replacing: null, notDuplicateOf: null })
  if (!placed.ok) throw new Error(placed.error.kind)
  if (end === null) return
  await training.phone({ type: 'dial' })
  for (const key of `${placed.value.identificationNumber ?? ''}#`) await training.phone({ type: 'key', key })
  await training.phone({ type: 'customer', scenario: end })
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
