import { defineStore } from 'pinia'
import { ref } from 'vue'

/** Why the last key did nothing, until the next one. A button says it by itself; a key has no place of its own. */
export const useRefusedKey = defineStore('refused-key', () => {
  /** A sentence to show; empty when nothing was refused. */
  const why = ref('')
  return { why }
})
