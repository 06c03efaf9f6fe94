import type { Page } from '@playwright/test'

export interface PhoneOrder {
  readonly name: string
  /** Yen; left out when a card is only saved. */
  readonly amount?: number
  readonly tax?: number
  readonly division?: '決済' | '決済とカード登録' | 'カード登録'
  readonly memberId?: string
}

/** An operator at the Japanese screen: does what a person does, by what a person reads. Training mode. */
export class Operator {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async startTraining(): Promise<void> {
    await this.page.getByRole('button', { name: '練習モードで始める' }).click()
    const tour = this.page.getByRole('region', { name: '画面の案内' })
    await tour.getByRole('button', { name: '次へ' }).and(this.page.locator(':focus')).waitFor()
    await this.page.keyboard.press('Escape')
    await tour.waitFor({ state: 'hidden' })
  }

  /** Fills the wizard up to its confirmation, by keyboard alone where a name is typed. */
  async fillOrder(order: PhoneOrder, seen: (step: string) => Promise<void> = () => Promise.resolve()): Promise<void> {
    const { page } = this
    await page.keyboard.press('F2')
    if (order.division !== undefined)
      await page.getByRole('radio', { name: order.division, exact: true }).check({ force: true })
    await page.getByRole('textbox', { name: 'お名前' }).fill(order.name)
    await seen('customer')
    await this.next()
    if (order.amount !== undefined) {
      await page.getByRole('textbox', { name: '金額' }).fill(String(order.amount))
      if (order.tax !== undefined) await page.getByRole('textbox', { name: '税送料' }).fill(String(order.tax))
      await seen('payment')
      await this.next()
    }
    if (order.memberId !== undefined) {
      await page.getByRole('textbox', { name: '会員ID' }).fill(order.memberId)
      await page.getByRole('checkbox', { name: '同意されました' }).check()
      await seen('card')
      await this.next()
    }
    await page.getByRole('button', { name: '登録する' }).waitFor()
    await seen('confirm')
  }

  async next(): Promise<void> {
    await this.page.keyboard.press('PageDown')
  }

  /** Registers what is confirmed and reads the identification number off the screen. */
  async register(): Promise<string> {
    await this.page.keyboard.press('Control+Enter')
    const digits = this.page.getByTestId('digits')
    await digits.waitFor()
    return (await digits.innerText()).replaceAll(/\D/gu, '')
  }

  /** Calls the IVR on the training phone and keys the number. */
  async dial(identificationNumber: string): Promise<void> {
    const { page } = this
    await page.keyboard.press('F6')
    await page.getByRole('button', { name: '自動音声に電話する' }).click()
    for (const key of identificationNumber) await page.getByRole('button', { name: key, exact: true }).click()
    await page.getByRole('button', { name: 'シャープ' }).click()
    await page.getByText('番号を確認しました').waitFor()
  }

  /** What the customer does once the call is handed over. */
  async customerDoes(scenario: string): Promise<void> {
    const { page } = this
    await page.keyboard.press('F6')
    await page.getByRole('combobox', { name: 'お客様の操作' }).selectOption({ label: scenario })
    await page.getByRole('button', { name: 'この操作をする' }).click()
  }

  /** Opens an order from the board of open orders. */
  async openFromBoard(name: string): Promise<void> {
    await this.page.getByRole('button', { name: '進行中' }).waitFor()
    await this.page.keyboard.press('F3')
    await this.page.getByRole('row', { name }).click()
  }

  /** Waits for the banner of a finished call and opens its result. */
  async openResult(name: string): Promise<void> {
    const banner = this.page.getByRole('region', { name: '終わった電話' }).locator('> *', { hasText: name })
    await banner.getByRole('button', { name: '結果を見る' }).click()
  }

  /** First run for real: keys and shop ID by the assistant, the rest later. Ends in the settings. */
  async setUpReal(keys: { readonly apiKey: string; readonly apiPassword: string }, shopId: string): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: '本番の設定をする' }).click()
    await this.#fillKeys(keys)
    await this.setUpRest(shopId)
  }

  /** The set-up after the keys. */
  async setUpRest(shopId: string): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: '次へ' }).click()
    await page.getByRole('textbox', { name: 'ショップID' }).fill(shopId)
    await page.keyboard.press('Enter')
    for (const step of ['自動音声', '発行者', '控え']) {
      await page.getByRole('heading', { name: step, exact: true }).waitFor()
      await page.getByRole('button', { name: 'あとで' }).click()
    }
    await page.getByRole('button', { name: '本番で始める' }).click()
    await page.getByRole('heading', { name: '新規注文' }).waitFor()
    await page.keyboard.press('F9')
  }

  async saveKeys(keys: { readonly apiKey: string; readonly apiPassword: string }): Promise<void> {
    const { page } = this
    await page.keyboard.press('F9')
    await page.getByRole('tab', { name: '鍵' }).click()
    await this.#fillKeys(keys)
  }

  async #fillKeys(keys: { readonly apiKey: string; readonly apiPassword: string }): Promise<void> {
    const { page } = this
    await page.getByLabel('APIキー', { exact: true }).fill(keys.apiKey)
    await page.getByLabel('APIパスワード', { exact: true }).fill(keys.apiPassword)
    await page.getByRole('button', { name: '鍵を保存する' }).click()
    await page.getByText('鍵を保存しました。').waitFor()
  }
}
