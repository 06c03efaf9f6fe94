import type { BrowserWindow } from 'electron'
import type { Bridge } from '../../src/shared/ipc-contract.ts'
import { EveryScreen } from './support/every-screen.ts'
import { Eye, type Language } from './support/screen-faults.ts'
import { expect, test, type RunningUketsuke } from './support/uketsuke.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

/** The smallest window, still, and light until a check asks for another theme. */
async function prepare({ app, page }: RunningUketsuke, language: Language): Promise<void> {
  const ofPage = await app.browserWindow(page)
  await ofPage.evaluate((shown: BrowserWindow) => shown.setContentSize(1024, 700))
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light', contrast: 'no-preference' })
  await page.evaluate((change) => window.bridge.settings.save(change), {
    ...({ language, theme: 'system', operator: 'sato', ivrPhoneNumber: '03-5555-0100' } as const),
  })
  await page.reload()
  await page.getByRole('button').first().waitFor()
}

for (const language of ['ja', 'en'] as const) {
  test(`the screens are accessible, fit and speak one language (${language})`, async ({ uketsuke }) => {
    test.setTimeout(600_000)
    await prepare(uketsuke, language)
    const faults: string[] = []
    const eye = new Eye(language)
    const every = new EveryScreen(uketsuke, language, async (name, small) => {
      const found = small === undefined ? await eye.faults(uketsuke) : await eye.smallFaults(small)
      for (const fault of found) faults.push(`${name}: ${fault}`)
    })
    await every.walk()
    expect(faults).toEqual([])
  })
}
