import type { Desk } from './desk.ts'
import { reconcileAll, refundFirst } from './page-work.ts'

/** The day while an order is unconfirmed, then closed and changed by a refund that was recorded later. */
export async function takeClosing(desk: Desk): Promise<void> {
  const { page, words } = desk
  await desk.screen('F5', words.closing.title)
  await desk.picture('closing', { tight: true })
  await page.evaluate(reconcileAll)
  await desk.button(words.closing.close.button).and(page.locator(':enabled')).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('sato').first().waitFor()
  await page.evaluate(refundFirst)
  await page.getByRole('alert').or(page.locator('.notice.warning')).first().waitFor()
  await desk.settled()
  await desk.picture('closing-changed', { tight: true })
  await desk.button(words.closing.chart.asTable).scrollIntoViewIfNeeded()
  await desk.picture('closing-below')
}
