import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Settings } from '../../../shared/settings.ts'

/** The shop's settings as last read or saved; null until they were read once. */
export const useShop = defineStore('shop', () => {
  const settings = ref<Settings | null>(null)
  return { settings }
})
