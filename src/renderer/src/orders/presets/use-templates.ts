import { onMounted, ref } from 'vue'
import * as v from 'valibot'
import type { AppError } from '../../../../shared/app-error.ts'
import { SaveTemplate, type OrderTemplate } from '../../../../shared/order-template.ts'
import type { Result } from '../../../../shared/result.ts'
import { useBridge } from '../../bridge.ts'
import { usePresets } from '../../stores/presets.ts'

/** What is wrong with a template's name, as a rule's message; empty when nothing is. */
export function refusedName(name: string): string {
  const parsed = v.safeParse(SaveTemplate.entries.name, name)
  return parsed.success ? '' : parsed.issues[0].message
}

/** The shop's templates, read anew whenever a screen with them opens; every change answers the whole list. */
export function useTemplates() {
  const bridge = useBridge()
  const presets = usePresets()
  const problem = ref<AppError | null>(null)

  async function take(asked: Promise<Result<readonly OrderTemplate[], AppError>>): Promise<boolean> {
    const answer = await asked
    problem.value = answer.ok ? null : answer.error
    if (answer.ok) presets.templates = answer.value
    return answer.ok
  }
  onMounted(() => void take(bridge.templates.list()))
  return { problem, take }
}
