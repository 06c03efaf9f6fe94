import type { Bridge } from '../../../src/shared/ipc-contract.ts'
import { playCall } from './walk-cast.ts'
import type { WalkStage } from './walk-stage.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

/** The training phone by hand, the lessons, and what is explained after a call and after a trouble. */
export async function walkSchool(stage: WalkStage): Promise<void> {
  await wrongNumber(stage)
  await lessons(stage)
  await explainedCall(stage)
  await explainedTrouble(stage)
}

async function wrongNumber(stage: WalkStage): Promise<void> {
  const { page, words } = stage
  await page.keyboard.press('F6')
  await stage.button(words.training.dial).click()
  await stage.settled()
  await stage.see('phone, asking')
  await page.keyboard.type('000#')
  await stage.settled()
  await stage.see('phone, wrong number')
  await stage.button(words.training.hangUp).click()
  await stage.settled()
  await stage.see('phone, hung up')
}

async function lessons(stage: WalkStage): Promise<void> {
  const names = stage.page.locator('.lessons .lesson > .name')
  for (let index = 0; index < (await names.count()); index += 1) {
    const name = names.nth(index)
    if ((await name.getAttribute('aria-expanded')) !== 'true') await name.click()
    await stage.settled()
    await stage.see(`lesson ${String(index + 1)}`)
  }
}

async function explainedCall(stage: WalkStage): Promise<void> {
  const { page, words } = stage
  await page.evaluate(playCall, { name: stage.cast.name, amount: 4_321, note: '', end: null })
  const number = await page.evaluate(async () => {
    const board = await window.bridge.orders.board()
    const waiting = board.ok ? board.value.filter(({ status }) => status === 'waiting') : []
    return waiting.at(-1)?.identificationNumber ?? ''
  })
  await stage.button(words.training.dial).click()
  await page.keyboard.type(`${number}#`)
  await stage.button(words.training.customer.go).and(page.locator(':enabled')).waitFor()
  await stage.settled()
  await stage.see('phone, the customer is next')
  await stage.button(words.training.customer.go).click()
  await stage.heading(words.training.note.title)
  await stage.settled()
  await stage.see('phone, explained')
  await stage.dismiss()
}

async function explainedTrouble(stage: WalkStage): Promise<void> {
  const { page, words } = stage
  const trouble = 'provider-down'
  await page.locator('.lessons .lesson > .name').filter({ hasText: words.training.lesson.name.provider }).click()
  await page.getByRole('button', { name: words.training.scenario[trouble] }).click()
  await stage.settled()
  await stage.see('trouble, armed')
  await page.evaluate(playCall, { name: stage.cast.name, amount: 5_432, note: '', end: null }).catch(() => undefined)
  await page.getByText(words.training.note.ended[trouble]).waitFor()
  await stage.settled()
  await stage.see('trouble, explained')
}
