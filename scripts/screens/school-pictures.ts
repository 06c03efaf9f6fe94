import type { Bridge } from '../../src/shared/ipc-contract.ts'
import type { Desk } from './desk.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

/** The training phone: on the hook, while the customer is next, and the explanation afterwards. */
export async function takeSchool(desk: Desk): Promise<void> {
  const { page, words } = desk
  await desk.screen('F6', words.training.title)
  await desk.picture('training-phone', { tight: true })
  const number = await page.evaluate(async () => {
    const board = await window.bridge.orders.board()
    const waiting = board.ok ? board.value.filter(({ status }) => status === 'waiting') : []
    return waiting.at(-1)?.identificationNumber ?? ''
  })
  await desk.button(words.training.dial).click()
  await page.keyboard.type(`${number}#`)
  const go = desk.button(words.training.customer.go)
  await go.and(page.locator(':enabled')).waitFor()
  await desk.settled()
  await desk.picture('training-hand-over')
  await go.click()
  await desk.heading(words.training.note.title)
  await desk.settled()
  // The watcher tells of it a moment later.
  await desk.button(words.frame.finished.close).first().waitFor()
  await desk.closeBanners()
  await desk.picture('training-explained', { tight: true })
}
