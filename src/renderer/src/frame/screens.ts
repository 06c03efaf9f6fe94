import { defineAsyncComponent, type Component } from 'vue'
import OrderWizard from '../orders/OrderWizard.vue'
import type { Screen } from '../stores/desk.ts'

/** A page that asks for a script again waits for it again, however long it has been there: what came is kept. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null
  return () =>
    (kept ??= load().catch((cause: unknown) => {
      kept = null
      throw cause
    }))
}

const LATER = {
  board: once(() => import('../board/BoardScreen.vue')),
  receipts: once(() => import('../receipts/ReceiptsScreen.vue')),
  closing: once(() => import('../closing/ClosingScreen.vue')),
  training: once(() => import('../training/TrainingScreen.vue')),
  settings: once(() => import('../settings/SettingsScreen.vue')),
  guide: once(() => import('../guide/GuideScreen.vue')),
} as const

/** The wizard comes with the first paint, every other screen in the quiet moment after it. */
export const SCREENS: Readonly<Record<Screen, Component>> = {
  'new-order': OrderWizard,
  board: defineAsyncComponent(LATER.board),
  receipts: defineAsyncComponent(LATER.receipts),
  closing: defineAsyncComponent(LATER.closing),
  training: defineAsyncComponent(LATER.training),
  settings: defineAsyncComponent(LATER.settings),
  guide: defineAsyncComponent(LATER.guide),
}

/** Fetches the screens before they are asked for: a key that follows a screen's key must find the screen there. */
export function fetchScreensAhead(): void {
  Object.values(LATER).forEach((load) => void fetchAhead(load))
}

/** One that does not come is asked for again, and its failure seen, when it is opened. */
async function fetchAhead(load: () => Promise<unknown>): Promise<void> {
  await load().catch(() => undefined)
}
