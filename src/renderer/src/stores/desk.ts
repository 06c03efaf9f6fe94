import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { DeskState } from '../../../shared/desk-state.ts'

export const SCREENS = ['new-order', 'board', 'receipts', 'closing', 'training', 'settings', 'guide'] as const
export type Screen = (typeof SCREENS)[number]

/** Where the operator is, and what the main process says about the desk. */
export const useDesk = defineStore('desk', () => {
  const screen = ref<Screen>('new-order')
  /** The book's id of the order that lies over the screen, or null. */
  const openOrderId = ref<number | null>(null)
  /** null until the main process has answered once. */
  const state = ref<DeskState | null>(null)

  function show(next: Screen): void {
    screen.value = next
    openOrderId.value = null
  }
  function openOrder(id: number): void {
    openOrderId.value = id
  }
  function closeOrder(): void {
    openOrderId.value = null
  }
  return { screen, openOrderId, state, show, openOrder, closeOrder }
})
