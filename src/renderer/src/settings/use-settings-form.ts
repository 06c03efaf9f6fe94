import * as v from 'valibot'
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { AppError, FieldIssue } from '../../../shared/app-error.ts'
import type { Bridge } from '../../../shared/ipc-contract.ts'
import type { Settings } from '../../../shared/settings.ts'
import { useShop } from '../stores/shop.ts'
import { useSettingsDraft } from './settings-draft.ts'
import { sectionsOf } from './settings-sections.ts'
import { typedFrom, TypedSettings } from './typed-settings.ts'
import { useSettingFields, type ParsedSettings } from './use-setting-fields.ts'

/** The settings form: what was typed survives leaving the screen; saving takes all sections at once or none. */
export function useSettingsForm(bridge: Bridge, stored: () => Settings) {
  const shop = useShop()
  const draft = useSettingsDraft()
  const base = shallowRef(typedFrom(stored()))
  const { form, field } = useSettingFields({ ...base.value, ...draft.typed })
  const changed = () => changedSince(form.values, base.value)
  const isDirty = computed(() => JSON.stringify({ ...base.value, ...form.values }) !== JSON.stringify(base.value))
  const refused = computed(() => sectionsOf(Object.keys(form.errors.value)))
  const { saving, saved, problem, save } = useSaving({ form, isDirty, ask: bridge.settings.save, keep })

  watch(
    form.values,
    () => {
      draft.typed = isDirty.value ? changed() : null
      if (isDirty.value) saved.value = false
    },
    { deep: true },
  )
  function discard(): void {
    form.resetForm({ values: { ...base.value } })
    draft.typed = null
  }
  /** What was typed while it was being saved stays. */
  function keep(settings: Settings, sent: Typed): void {
    shop.settings = settings
    base.value = typedFrom(settings)
    const since = Object.entries(form.values).filter(([name, value]) => !isSame(value, Reflect.get(sent, name)))
    form.resetForm({ values: { ...base.value } })
    form.setValues(Object.fromEntries(since), false)
    draft.typed = isDirty.value ? changed() : null
  }
  // Saved from elsewhere (the question at closing time): what was typed here stays, the rest is as it is saved.
  watch(stored, (now) => {
    const typed = changed()
    base.value = typedFrom(now)
    form.setValues({ ...base.value, ...typed }, false)
  })
  return { field, save, discard, saving, saved, problem, isDirty, refused }
}

export type SettingsForm = ReturnType<typeof useSettingsForm>

type Typed = Readonly<ReturnType<typeof typedFrom>>

/** The fields that are not as they are saved. */
function changedSince(values: Typed, base: Typed): Partial<TypedSettings> {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !isSame(value, Reflect.get(base, name))))
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

interface Saving {
  readonly form: ReturnType<typeof useSettingFields>['form']
  readonly isDirty: Readonly<Ref<boolean>>
  readonly ask: Bridge['settings']['save']
  readonly keep: (settings: Settings, sent: Typed) => void
}

function useSaving({ form, isDirty, ask, keep }: Saving) {
  const saving = ref(false)
  const saved = ref(false)
  const problem = shallowRef<AppError | null>(null)
  let running: Promise<boolean> | null = null

  async function send(values: ParsedSettings): Promise<boolean> {
    const sent: Typed = { ...form.values }
    const reply = await ask(values)
    if (reply.ok) keep(reply.value, sent)
    else if (reply.error.kind === 'invalid-input') form.setErrors(refusals(reply.error.issues))
    else problem.value = reply.error
    saved.value = reply.ok
    return reply.ok
  }
  /**
   * Saves, or says no with words under the fields. While it is saving already it waits: Enter in a field that is saved
   * when it is left asks twice at once.
   */
  async function save(): Promise<boolean> {
    while (running !== null) if ((await running) && !isDirty.value) return true
    saved.value = false
    problem.value = null
    saving.value = true
    running = check().finally(() => {
      saving.value = false
      running = null
    })
    return running
  }
  async function check(): Promise<boolean> {
    await form.validate()
    const parsed = v.safeParse(TypedSettings, form.values)
    return parsed.success && send(parsed.output)
  }
  return { saving, saved, problem, save }
}

function refusals(issues: readonly FieldIssue[]): Record<string, string> {
  return Object.fromEntries(issues.map(({ path, message }) => [path.split('.')[0] ?? path, message]))
}
