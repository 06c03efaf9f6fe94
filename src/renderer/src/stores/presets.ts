import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { KnownCustomer } from '../../../shared/customer.ts'
import type { OrderTemplate } from '../../../shared/order-template.ts'

/** What can be filled into the wizard: the shop's templates, and who could be meant by what is typed. */
export const usePresets = defineStore('presets', () => {
  const templates = ref<readonly OrderTemplate[]>([])
  const people = ref<readonly KnownCustomer[]>([])
  /** Which of the people is marked; -1 for none. */
  const marked = ref(-1)

  function suggest(found: readonly KnownCustomer[]): void {
    people.value = found
    marked.value = -1
  }
  /** Marks the next or the one before; before the first there is none. */
  function mark(by: 1 | -1): void {
    marked.value = Math.min(people.value.length - 1, Math.max(-1, marked.value + by))
  }
  return { templates, people, marked, suggest, mark }
})
