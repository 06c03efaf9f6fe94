import { toTypedSchema } from '@vee-validate/valibot'
import type { InferOutput } from 'valibot'
import { useForm, type TypedSchema } from 'vee-validate'
import { computed, type ComputedRef } from 'vue'
import { useRuleText } from '../text/use-rule-text.ts'
import { whenLeft } from '../ui/when-left.ts'
import { TypedSettings } from './typed-settings.ts'

/** What a field component needs, for `v-bind`. */
export interface SettingBinding<Value> {
  readonly name: string
  readonly modelValue: Value
  readonly error: string
  readonly 'onUpdate:modelValue': (value: Value | undefined) => void
  readonly onBlur: (event: FocusEvent) => void
}

export type SettingField = <K extends keyof TypedSettings>(name: K) => ComputedRef<SettingBinding<TypedSettings[K]>>

/** What the schema makes of the typed values: what is sent to be saved. */
export type ParsedSettings = InferOutput<typeof TypedSettings>

/**
 * Marked boundary: the values stay as typed. The adapter would write parsed values (24) back into the fields (`24`),
 * and the schema's own input type is looser than what the fields hold.
 */
const AS_TYPED: TypedSchema<TypedSettings, ParsedSettings> = {
  ...(toTypedSchema(TypedSettings) as unknown as TypedSchema<TypedSettings, ParsedSettings>),
  cast: (values) => values as TypedSettings,
}

/** The form of the settings, and for each field what its component needs. */
export function useSettingFields(initial: TypedSettings) {
  const ruleText = useRuleText()
  const form = useForm<TypedSettings, ParsedSettings>({ validationSchema: AS_TYPED, initialValues: { ...initial } })

  /** A refused part of a list (`payTimesList[2]`) is told at the list. */
  function errorOf(name: string): string | undefined {
    return Object.entries(form.errors.value).find(([path]) => path.split(/[.[]/u)[0] === name)?.[1]
  }
  const field: SettingField = (name) => {
    const [model, attrs] = form.defineField<keyof TypedSettings>(name, (state) => ({
      // Silent while first typed; once refused, looked at with every key until it is right.
      validateOnModelUpdate: state.errors.length > 0,
    }))
    return computed(() => ({
      name,
      // Marked boundary: vee-validate's path types lose that this is the value of `name`.
      modelValue: model.value as TypedSettings[typeof name],
      error: ruleText(errorOf(name)),
      'onUpdate:modelValue': (value) => {
        if (value !== undefined) model.value = value
      },
      onBlur: whenLeft(() => attrs.value.onBlur()),
    }))
  }
  return { form, field }
}
