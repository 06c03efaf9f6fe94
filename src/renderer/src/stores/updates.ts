import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { UpdateState } from '../../../shared/update-state.ts'

/** How far a new version of this program has come; null until main has told once. */
export const useUpdates = defineStore('updates', () => {
  const state = shallowRef<UpdateState | null>(null)
  return { state }
})
