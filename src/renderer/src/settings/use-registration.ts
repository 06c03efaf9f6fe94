import { computed } from 'vue'
import type { SettingsForm } from './use-settings-form.ts'

/** The registration number's two fields, which are judged together: the number, and whose kind it is. */
export function useRegistration({ field }: Pick<SettingsForm, 'field'>) {
  const registration = field('registration')
  const number = computed(() => {
    const { name, error, onBlur, modelValue } = registration.value
    return { name, error, onBlur, modelValue: modelValue.number }
  })
  const isPerson = computed(() => registration.value.modelValue.isPerson)
  function change(part: Partial<(typeof registration.value)['modelValue']>): void {
    registration.value['onUpdate:modelValue']({ ...registration.value.modelValue, ...part })
  }
  return { number, isPerson, change }
}
