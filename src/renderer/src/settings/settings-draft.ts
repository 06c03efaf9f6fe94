import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Section } from './settings-sections.ts'
import type { TypedSettings } from './typed-settings.ts'

/** What was typed into the settings and not saved yet. Never a key: those live in their two fields only. */
export const useSettingsDraft = defineStore('settings-draft', () => {
  const typed = shallowRef<TypedSettings | null>(null)
  const section = ref<Section>('mode')
  return { typed, section }
})
