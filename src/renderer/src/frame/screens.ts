import { defineAsyncComponent, onMounted, type Component } from 'vue'
import OrderWizard from '../orders/OrderWizard.vue'
import type { Screen } from '../stores/desk.ts'

const LATER = {
  board: () => import('../board/BoardScreen.vue'),
  receipts: () => import('../receipts/ReceiptsScreen.vue'),
  closing: () => import('../closing/ClosingScreen.vue'),
  training: () => import('../training/TrainingScreen.vue'),
  settings: () => import('../settings/SettingsScreen.vue'),
  guide: () => import('../guide/GuideScreen.vue'),
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
export function useScreensAhead(): void {
  onMounted(() => requestIdleCallback(() => Object.values(LATER).forEach((load) => void fetchAhead(load))))
}

/** One that does not come is asked for again, and its failure seen, when it is opened. */
async function fetchAhead(load: () => Promise<unknown>): Promise<void> {
  await load().catch(() => undefined)
}
