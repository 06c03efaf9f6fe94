import type { Desk } from './desk.ts'

const TOUR_STOPS_SHOWN: readonly number[] = [1, 2]

/** Welcome, the set-up for real step by step and back, then training mode with its tour. */
export async function takeFirstRun(desk: Desk): Promise<void> {
  const { words } = desk
  await desk.button(words.frame.welcome.training).waitFor()
  await desk.picture('welcome', { tight: true })
  await setUp(desk)
  await desk.button(words.frame.welcome.training).click()
  await desk.heading(words.wizard.title)
  const note = desk.page.locator('.tour-note')
  for (const stop of TOUR_STOPS_SHOWN) {
    await note.locator('button:focus').waitFor()
    await desk.settled()
    await desk.picture(`tour-${String(stop)}`)
    await desk.page.keyboard.press('Enter')
  }
  await desk.page.keyboard.press('Escape')
  await note.waitFor({ state: 'detached' })
}

async function setUp(desk: Desk): Promise<void> {
  const { setup, frame } = desk.words
  await desk.button(frame.welcome.real).click()
  for (const step of ['keys', 'shop', 'line', 'issuer', 'backup', 'ready'] as const) {
    await desk.heading(setup.step[step])
    await desk.settled()
    await desk.picture(`set-up-${step}`)
    if (step !== 'ready') await desk.button(setup.later).click()
  }
  for (let back = 0; back < 6; back += 1) {
    await desk.page.keyboard.press('Escape')
    await desk.settled()
  }
}
