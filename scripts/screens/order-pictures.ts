import type { Desk } from './desk.ts'
import { CALLERS, DECLINED, PAID, playCall, UNCONFIRMED } from './page-work.ts'

/** The wizard from its first field to the number on the screen. */
export async function takeWizard(desk: Desk): Promise<void> {
  const { page, words } = desk
  await page.keyboard.press('F2')
  await desk.field(words.wizard.customer.name).fill('大野 由紀')
  await desk.settled()
  await desk.picture('order-customer')
  await page.keyboard.press('PageDown')
  await desk.field(words.wizard.payment.amount).fill('24800')
  await desk.field(words.wizard.payment.tax).fill('1200')
  await desk.settled()
  await desk.picture('order-payment', { tight: true })
  await page.keyboard.press('PageDown')
  await desk.button(words.wizard.register).waitFor()
  await desk.settled()
  await desk.picture('order-confirm', { tight: true })
  await page.keyboard.press('Control+Enter')
  await page.getByTestId('digits').waitFor()
  await desk.settled()
  await desk.picture('number', { tight: true })
  await takeSmallWindow(desk)
  await desk.dialog(desk.button(words.number.withdraw), 'withdraw')
}

async function takeSmallWindow({ app, page, camera }: Desk): Promise<void> {
  const [small] = await Promise.all([app.waitForEvent('window'), page.keyboard.press('m')])
  await small.getByTestId('digits').waitFor()
  await camera.small(small, 'small-window')
  await Promise.all([small.waitForEvent('close'), page.keyboard.press('m')])
}

/** Calls that end in every way: their banners, the board, and a result of each kind. */
export async function takeResults(desk: Desk): Promise<void> {
  const { words } = desk
  for (const caller of CALLERS) await desk.page.evaluate(playCall, caller)
  await desk.settled()
  await desk.picture('finished-calls')
  await desk.closeBanners()
  await desk.screen('F3', words.board.title)
  await desk.picture('board', { tight: true })
  await takeResult(desk, PAID.name, 'result-paid')
  await takeResult(desk, DECLINED.name, 'result-declined')
  await takeResult(desk, UNCONFIRMED.name, 'result-unconfirmed')
  await desk.dialog(desk.button(words.result.reconcile), 'reconcile')
}

async function takeResult(desk: Desk, customer: string, name: string): Promise<void> {
  const detail = await desk.openReceipt(customer)
  await detail.getByRole('button', { name: desk.words.receipts.detail.openOrder, exact: true }).click()
  await detail.waitFor({ state: 'detached' })
  await desk.settled()
  await desk.picture(name, { tight: true })
}
