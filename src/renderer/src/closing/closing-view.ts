import { defineStore } from 'pinia'
import { ref } from 'vue'

/** The day the operator looks at, `yyyy-mm-dd` in Japan; null is today, whichever day that is. */
export const useClosingView = defineStore('closing-view', () => {
  const chosen = ref<string | null>(null)
  return { chosen }
})
