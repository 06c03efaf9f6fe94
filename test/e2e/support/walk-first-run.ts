import type { WalkStage } from './walk-stage.ts'

/** First run: the set-up for real, step by step and back, then the tour of the screens. Ends in training mode. */
export async function walkFirstRun(stage: WalkStage): Promise<void> {
  await stage.see('welcome')
  await setUp(stage)
  await stage.button(stage.words.frame.welcome.training).click()
  await stage.heading(stage.words.wizard.title)
  await tour(stage)
}

async function setUp(stage: WalkStage): Promise<void> {
  const { page, words } = stage
  await stage.button(words.frame.welcome.real).click()
  const at = (step: keyof typeof words.setup.step) => stage.heading(words.setup.step[step])
  await at('keys')
  await stage.openAll()
  await stage.see('set-up, keys')
  await stage.button(words.setup.next).click()
  await at('shop')
  await stage.field(words.settings.shop.shopId).fill(stage.cast.long)
  await page.keyboard.press('Enter')
  await stage.settled()
  await stage.see('set-up, shop refused')
  for (const step of ['line', 'issuer', 'backup', 'ready'] as const) {
    await stage.button(words.setup.later).click()
    await at(step)
    await stage.settled()
    await stage.see(`set-up, ${step}`)
  }
  for (const step of ['backup', 'issuer', 'line', 'shop', 'keys'] as const) {
    await page.keyboard.press('Escape')
    await at(step)
    await stage.settled()
  }
  await page.keyboard.press('Escape')
}

async function tour(stage: WalkStage): Promise<void> {
  const note = stage.page.locator('.tour-note')
  const all = Object.keys(stage.words.tour.name).length
  for (let at = 1; at <= all; at += 1) {
    await note.getByText(`${String(at)} / ${String(all)}`).waitFor()
    await note.locator('button:focus').waitFor()
    await stage.settled()
    await stage.see(`tour, ${String(at)}`)
    await stage.page.keyboard.press('Enter')
  }
  await note.waitFor({ state: 'detached' })
}
