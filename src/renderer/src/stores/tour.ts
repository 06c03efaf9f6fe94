import { defineStore } from 'pinia'
import { ref } from 'vue'

/** The tour of the screens: which step is shown, null when there is none. */
export const useTour = defineStore('tour', () => {
  const step = ref<number | null>(null)

  function start(): void {
    step.value = 0
  }
  function go(next: number): void {
    step.value = next
  }
  function leave(): void {
    step.value = null
  }
  return { step, start, go, leave }
})
