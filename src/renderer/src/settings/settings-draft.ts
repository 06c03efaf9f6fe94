import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Repaired } from '../../../shared/book-care.ts'
import type { Section } from './settings-sections.ts'
import type { TypedSettings } from './typed-settings.ts'

/** What was typed into the settings and not saved yet. Never a key: those live in their two fields only. */
export const useSettingsDraft = defineStore('settings-draft', () => {
  /** Only what differs from what is saved: the rest may be saved anew from elsewhere. */
  const typed = shallowRef<Partial<TypedSettings> | null>(null)
  const section = ref<Section>('mode')
  /** Goes up when all settings came from elsewhere: the form begins anew. */
  const round = ref(0)
  /** What came from another PC, until its keys are saved. */
  const received = shallowRef<Repaired | null>(null)

  function receive(repaired: Repaired): void {
    typed.value = null
    received.value = repaired
    section.value = 'secrets'
    round.value += 1
  }
  return { typed, section, round, received, receive }
})
