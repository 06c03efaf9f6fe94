import { toTypedSchema } from '@vee-validate/valibot'
import type { GenericSchema } from 'valibot'
import { useForm, type GenericObject, type Path, type PathValue, type TypedSchema } from 'vee-validate'
import { computed, watch, type ComputedRef, type Ref } from 'vue'
import { readRuleMessage } from '../../../shared/rule-message.ts'
import { useDraft } from '../stores/draft.ts'
import { useRuleText } from '../text/use-rule-text.ts'
import { useAfterPaint, type AfterPaint } from './after-paint.ts'
import { focusFirstRefused } from './focus-refused.ts'
import { whenLeft } from '../ui/when-left.ts'

/** What a field component needs, for `v-bind`. */
export interface FieldBinding<Value> {
  readonly name: string
  readonly modelValue: Value
  readonly error: string
  /** Present when the error is a symbol that a full-width one can stand for. */
  readonly substitutable?: true
  readonly 'onUpdate:modelValue': (value: Value | undefined) => void
  readonly onBlur: (event: FocusEvent) => void
}

/** What the wizard asks of a step. */
export interface StepHandle {
  /** Refuses with words under the fields and the focus on the first, or says that all is well. */
  readonly check: () => Promise<boolean>
}

export interface StepFormParts<Values> {
  readonly schema: GenericSchema
  readonly initial: Values
  /** Called with every change, when its letter is painted, so that the draft always holds what was typed. */
  readonly changed: (values: Values) => void
  readonly root: Readonly<Ref<HTMLElement | null>>
}

/**
 * The values of a form stay as typed: the adapter would write parsed values (12300) back into the fields (`12,300`).
 * Marked boundary: the form's values are the schema's input, whose own input type is looser.
 */
function asTyped<Values>(schema: GenericSchema): TypedSchema<Values> {
  return { ...(toTypedSchema(schema) as unknown as TypedSchema<Values>), cast: (values) => values as Values }
}

/** The form takes its values apart when it leaves the screen, so the draft never shares an object with it. */
function plainCopy<T>(values: T): T {
  return JSON.parse(JSON.stringify(values)) as T
}

/** Hands what was typed to the draft, unless another draft has taken the place of the one it was typed for. */
function useHandingOver(handOver: () => void): AfterPaint {
  const draft = useDraft()
  const { loads } = draft
  return useAfterPaint(() => {
    if (draft.loads === loads) handOver()
  })
}

/** One step's form: rules from the shared schema, errors in words, refused fields of the last attempt shown again. */
export function useStepForm<Values extends GenericObject>(parts: StepFormParts<Values>) {
  const draft = useDraft()
  const ruleText = useRuleText()
  const form = useForm<Values>({
    validationSchema: asTyped<Values>(parts.schema),
    initialValues: plainCopy(parts.initial) as never,
  })
  const hand = useHandingOver(() => parts.changed(plainCopy<unknown>(form.values) as Values))
  watch(form.values, hand.soon, { deep: true })

  /** The form's own word first; else what the gate or the provider said, until the field is changed. */
  function messageOf(path: string): string | undefined {
    const own = (form.errors.value as Record<string, string | undefined>)[path]
    return own ?? draft.refused.find((refusal) => refusal.path === path)?.message
  }
  const errorOf = (path: string): string => ruleText(messageOf(path))
  const isSubstitutable = (path: string): boolean => readRuleMessage(messageOf(path) ?? '').key === 'forbiddenSymbol'

  const forgive = (path: string): void => draft.forgive(path)
  function field<P extends Path<Values>>(path: P): ComputedRef<FieldBinding<PathValue<Values, P>>> {
    // Silent while a field is first typed; once refused, it is looked at with every key until it is right.
    const [model, attrs] = form.defineField(path, (state) => ({ validateOnModelUpdate: state.errors.length > 0 }))
    return computed(() => ({
      name: path,
      modelValue: model.value,
      error: errorOf(path),
      ...(isSubstitutable(path) ? { substitutable: true as const } : {}),
      'onUpdate:modelValue': (value) => {
        if (value === undefined) return
        forgive(path)
        model.value = value
      },
      onBlur: whenLeft(() => attrs.value.onBlur()),
    }))
  }

  async function check(): Promise<boolean> {
    hand.now()
    const { valid } = await form.validate()
    if (!valid) await focusFirstRefused(parts.root.value)
    return valid
  }
  return { form, field, errorOf, isSubstitutable, forgive, check }
}
