import type { Page } from '@playwright/test'
import type { Bridge } from '../../../src/shared/ipc-contract.ts'
import type { Order } from '../../../src/shared/order.ts'
import type { Settings } from '../../../src/shared/settings.ts'
import type { CallScenario } from '../../../src/shared/training-phone.ts'

/** The page's own window, inside `evaluate`. */
declare const window: { readonly bridge: Bridge }

/** An order in training mode, placed behind the screen: no key is pressed and no screen changes. */
export function placeOrder(page: Page, name: string, amount: number): Promise<Order> {
  return page.evaluate(
    async ([name, amount]) => {
      const fields = { clientField1: '', clientField2: '', clientField3: '', clientFieldFlag: '1' } as const
      const sale = { jobCode: 'CAPTURE', amount, tax: 0, method: '1', payTimes: '', itemCode: '' } as const
      const customer = { division: '1', name, kana: '', phone: '', note: '' } as const
      const details = { orderId: '', operator: '', anyItem: [] }
      const payment = { ...sale, ...fields }
      const draft = { draftKey: crypto.randomUUID(), previous: null, customer, payment, card: null, details }
      const placed = await window.bridge.orders.place({ draft, replacing: null, notDuplicateOf: null })
      if (!placed.ok) throw new Error(placed.error.kind)
      return placed.value
    },
    [name, amount] as const,
  )
}

/** Plays the call of an order as the training phone would, up to `ends`; null leaves the customer at the keys. */
export async function playCall(
  page: Page,
  order: Pick<Order, 'id' | 'identificationNumber'>,
  ends: CallScenario | null,
) {
  await page.evaluate(
    async ([id, number, ends]) => {
      const { orders, training } = window.bridge
      await training.phone({ type: 'dial' })
      for (const key of `${number ?? ''}#`) await training.phone({ type: 'key', key })
      if (ends !== null) {
        await training.phone({ type: 'customer', scenario: ends })
        await training.phone({ type: 'hang-up' })
      }
      await orders.check(id)
    },
    [order.id, order.identificationNumber, ends] as const,
  )
}

/** Saves settings as the settings screen would; another language is spoken once its texts are read. */
export async function saveSettings(page: Page, change: Partial<Settings>): Promise<void> {
  await page.evaluate((change) => window.bridge.settings.save(change), change)
  const { language } = change
  if (language !== undefined) await page.waitForFunction((now) => document.documentElement.lang === now, language)
}
