import type { Bridge } from '../../../src/shared/ipc-contract.ts'
import type { WalkStage } from './walk-stage.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

const PIN = '24681357'

/** Two people at the desk, the first with a PIN; the settings then show them. */
export async function hireOperators(stage: WalkStage): Promise<void> {
  const names = [stage.cast.name.slice(0, 30), stage.cast.long.slice(0, 30)]
  await stage.page.evaluate(
    async ({ names, pin }) => {
      const { operators } = window.bridge
      await operators.add({ name: names[0] ?? '', userId: 'sato', role: 'admin', pin })
      await operators.add({ name: names[1] ?? '', userId: 'suzuki', role: 'desk', pin: null })
    },
    { names, pin: PIN },
  )
  await stage.settled()
}

/** Adding, switching and signing in. Ends with the app locked. */
export async function walkOperators(stage: WalkStage): Promise<void> {
  const { page, words } = stage
  await page.keyboard.press('F9')
  await page.locator('#settings-tab-operators').click()
  await stage.button(words.operators.list.add).click()
  await stage.dialog()
  await page.keyboard.press('Enter')
  await stage.settled()
  await stage.see('add an operator, refused')
  await stage.shut()
  await page.keyboard.press('F11')
  await stage.dialog()
  await stage.openAll()
  await stage.see('switch operator')
  await page.getByRole('dialog').getByLabel(words.operators.pin, { exact: true }).fill('0000')
  await page.keyboard.press('Enter')
  await page.getByText(words.errors['wrong-pin'].now.what).waitFor()
  await stage.see('switch operator, wrong PIN')
  await stage.shut()
  await page.evaluate(() => window.bridge.operators.leave())
  await stage.heading(words.operators.title)
  await stage.openAll()
  await stage.see('sign-in')
}
